// Draws the blocks of text_view.py. Text enters the page through textContent and attributes only.

const drawSpan = ({ text, style, href, pick, hint, chosen, glyph }) => {
  const node = document.createElement(href ? "a" : "span");
  node.textContent = text;
  if (style) node.className = style;
  if (glyph) node.dataset.glyph = glyph;
  if (hint) node.title = hint;
  if (href && /^https?:\/\//i.test(href)) {
    node.href = href;
    node.target = "_blank";
    node.rel = "noopener noreferrer nofollow";
  }
  if (pick) {
    node.dataset.pick = pick;
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    node.setAttribute("aria-pressed", String(chosen));
    if (hint) node.setAttribute("aria-description", hint);
  }
  return node;
};

const drawBlock = ({ style, role, spans, blocks }) => {
  const node = document.createElement("div");
  if (style) node.className = style;
  if (role) node.setAttribute("role", role);
  node.append(...spans.map(drawSpan), ...blocks.map(drawBlock));
  return node;
};

const pickOf = (event) => event.target.closest("[data-pick]")?.dataset.pick;

const listen = (root) => {
  root.addEventListener("click", (event) => {
    const pick = pickOf(event);
    if (pick) root.report(pick);
  });
  root.addEventListener("keydown", (event) => {
    const pick = pickOf(event);
    if (!pick || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    root.report(pick);
  });
};

const rootOf = (parent) => {
  const known = parent.querySelector(".text-view");
  if (known) return known;
  const root = document.createElement("div");
  root.className = "text-view";
  listen(root);
  parent.append(root);
  return root;
};

const redraw = (root, blocks) => {
  const focused = root.getRootNode().activeElement?.dataset?.pick;
  root.replaceChildren(...blocks.map(drawBlock));
  const find = (selector) => root.querySelector(selector);
  if (focused) find(`[data-pick="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const chosen = find('[aria-pressed="true"]');
  if (chosen && chosen.dataset.pick !== root.chosen) {
    if (root.chosen !== undefined) chosen.scrollIntoView({ block: "nearest" });
    root.chosen = chosen.dataset.pick;
  }
};

const scrollAfter = (root, follow) => {
  const changed = root.follow !== undefined && root.follow !== follow;
  root.follow = follow;
  if (changed && window.innerWidth <= 640) root.scrollIntoView();
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement);
  root.report = (pick) => setTriggerValue("picked", pick);
  const drawn = JSON.stringify(data.blocks);
  if (root.drawn !== drawn) redraw(root, data.blocks);
  root.drawn = drawn;
  scrollAfter(root, data.follow);
}
