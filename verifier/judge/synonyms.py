"""Words that news reports use for one another, beyond the things that are counted (`quantities.things`)."""

# One group a line, named by its first word. A word stands in one group only.
_GROUPS = """
lead leads led leading command commands commanded commander head heads headed chief
admit admits admitted admission concede concedes conceded acknowledge acknowledged acknowledges owned
deny denies denied denial reject rejects rejected dismiss dismissed
give gives gave given giving hand handed
visit visits visited visiting trip trips travel travels travelled traveled journey
arrive arrives arrived arrival reach reached land lands landed
leave leaves left depart departed departure sail sails sailed set
talk talks talked negotiate negotiates negotiated negotiating negotiation negotiations
meet meets met meeting meetings summit
call calls called telephone phone
hold holds held venue
begin begins began begun start starts started beginning
end ends ended finish finished over concluded
electricity power energy
war invasion
crude oil
room space
evidence proof
debris wreckage rubble
exercise exercises exercised manoeuvres maneuvers drill drills manoeuvre
army military forces
minister ministry
spokesman spokeswoman spokesperson speaks
mayor mayors
president presidential
border frontier
increase increases increased rise rises rose risen growth grow grew grown raise raises raised lift lifts lifted
decrease decreases decreased fall falls fell fallen drop drops dropped decline declines declined
large larger largest big bigger biggest great greater greatest huge
law laws bill act legislation
aid help assistance
hot hotter hottest warm warmer warmest
cold colder coldest
school college
blizzard storm snowstorm
reason explanation cause causes caused
residential housing houses
fail fails failed failure
title championship
shoot-out shootout penalties
name names named identify identified identifies
sign signs signed signature
restore restored restoration repair repaired repairs
outage outages blackout blackouts
buy buys bought buying purchase purchases purchased import imports imported importing
sell sells sold selling outsold outsell export exports exported
deliver delivers delivered delivery deliveries supply supplies supplied supplier suppliers
un united-nations
european-union eu
trade commerce
prisoner prisoners captive captives
weather climate
victory win wins won
defeat defeats defeated beat beats beaten
speak speaks spoke spoken speech address addressed
write writes wrote written
see sees saw seen
take takes took taken
""".strip()

_NAMES = {word: line.split()[0] for line in _GROUPS.splitlines() for word in line.split()}


def group(word: str) -> str | None:
    """The name of a small-letter word's group; None when it has no fellows."""
    return _NAMES.get(word)
