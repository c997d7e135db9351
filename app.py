"""The web app: `streamlit run app.py`."""

import streamlit as st

from verifier.ui import check_page
from verifier.ui.text_view import ASSETS

st.set_page_config(page_title="Verifier", page_icon=str(ASSETS / "icon.svg"), layout="wide")
st.html(
    "<style>[data-testid=stMainBlockContainer] { padding: 3.5rem clamp(1rem, 5vw, 5rem); max-width: 96rem }</style>"
)
pages = [st.Page(check_page.render, title="Check", url_path="check", default=True)]
st.navigation(pages, position="top").run()
