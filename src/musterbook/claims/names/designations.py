"""Designations: units, ships and outlets that no table lists, known by how they are written ("1-66 AR", "HMS Duncan", "the daily X")."""

import re
from collections.abc import Iterator
from functools import cache

from musterbook.values import Span
from musterbook.world import people

_SHIP = (
    r"(?:HMS|HMCS|HMAS|HMNZS|USS|USNS|USCGC|FS|RFA|HNLMS|HDMS|HNoMS|ITS|ESPS|NRP|INS|JS|ROKS|BRP|KD|ORP|FGS|TCG|FNS|LÉ|SAS|PNS|BNS|HSwMS|HMSAS|KRI|RSS|HTMS|SLNS"
    r"|BAP|ARA|ARC|NNS|GNS|KNS|ROCS|HS|KNM|EML|LVNS|LKL|Zr\.Ms\.)"
)
_ORDINAL = r"(?:\d{1,4}(?:st|nd|rd|th|d)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)|[IVXL]{1,6}|No\. ?\d{1,4})"
_NUMBERED = (
    r"(?:Commando|Cdo(?: Sqn)?|Squadron|Sqn|Bde|Brigade|Battalion|Bn|Regiment|Regt|Bty|Battery|Wing|Flight|Para"
    r"|Mechanised Infantry Battalion|EAW|AEW|FW|MEU|Infantry Brigade|Armoured Brigade)"
)
_KIND = (
    r"(?:Battalion|Bn|Regiment|Regt|Brigade|Bde|Division|Div|Corps|Squadron|Sqn|Wing|Group|Gp|Fleet|Company|Coy|Battery|Bty|Troop|Detachment"
    r"|Platoon|Commando|Flight|Brigade Combat Team|BCT|ABCT|Command|Marines|Army|Task Force|Expeditionary Unit|Air Base|Naval Base"
    r"|Military Base|Air Division|Air Wing|Combat Team|Rifles|Guards|Infantry|Cavalry|Armor|Artillery|MEU|EAW|AEW|FW|AW)"
)
# What regiments call themselves: '1st Battalion of the Garhwal Rifles'.
_REGIMENT = r"(?:Regiment|Rifles|Guards|Fusiliers|Hussars|Dragoons|Lancers|Grenadiers|Highlanders)"
# Squadrons, battalions and groups of navies and marines that go by letters and a number: VMM-363, CLB-5, DESRON 15.
# Of which corps a British or Commonwealth unit is: '29 Commando Regiment Royal Artillery'.
_CORPS = r"(?:RAF|RE|RA|RM|RLC|Royal (?:Horse )?Artillery|Royal Engineers|Royal Marines|Royal Signals|Royal Logistic Corps|Army Air Corps)"
# The letter of a company, also by the radio alphabet: 'Lima Company' is no Peruvian's; the East India Company had one of its own.
_LETTER = (
    r"(?:[A-Z]|Alpha|Bravo|Charlie|Delta|Echo|Foxtrot|Fox|Golf|Hotel|(?<!East )(?<!West )India|Juliet|Kilo|Lima|Mike|November|Oscar|Papa"
    r"|Quebec|Romeo|Sierra|Tango|Uniform|Victor|Whiskey|X-ray|Yankee|Zulu)"
)
_BRANCH = r"(?:[A-Z]{2,6}|(?:Infantry|Armor|Cavalry|Field Artillery|Air Defense Artillery|Aviation|Marines)(?: Regiment)?)"
# Battalions and regiments that go by a figure and letters: '4 RIFLES', '2 PPCLI'.
_SHORT = (
    r"(?:RIFLES|SCOTS|PARA|YORKS|MERCIAN|LANCS|PWRR|RRF|RGR|R ANGLIAN|R IRISH|R WELSH|ROYAL WELSH|GREN GDS|LANCERS|RTR"
    r"|PPCLI|RCR|R22eR|RAR|SAI|RNZIR)"
)
# What may stand before a kind of unit that is numbered behind: 'Patrol Squadron 46', 'Combat Logistics Battalion 13'.
_NUMBERED_BEHIND = r"(?:Squadron|Group|Wing|Battalion|Regiment|Brigade|Company|Contingent|Task Force|Battle Group)"
_LETTERED = r"(?:V[A-Z]{1,3}|H[MS][A-Z]{1,2}|CL[BR]|BLT|MWSS|MALS|NMCB|DESRON|MAG|MACS|MASS|CTG)"
_NO_UNIT = r"(?!US\b|UN\b|EU\b|UK\b|NATO\b|AU\b|G\d)"
# What contingents call themselves: 'Helmand Task Force', 'Indian Military Training Team', 'East Africa Response Force'.
_CONTINGENT = (
    r"(?:(?:Air-Ground )?Task (?:Force|Group|Unit)(?:-[A-Z]\w+)?|Training (?:Team|Mission)|Reconstruction Team"
    r"|(?:Response|Reaction|Stabili[sz]ation"
    r"|Assistance|Protection|Support) Force"
    r"|Rotational Force(?:-[A-Z]\w+)?|Military Contingent|Assistance Brigade|Advisory (?:Team|Group|Mission)"
    r"|Liaison Team|Support Group|Air Control Wing)"
)
# What may follow the number of a contingent ('Task Group Taji 6 will'), and no count ('Task Force Sahara 200 soldiers').
_ENDS = (
    r"(?=[.,;:)]|$| (?:is|was|were|will|has|had|of|in|at|to|and|for|on|by|from|took|takes?|reliev\w+|complet\w+|arriv\w+|left|leaves?)\b)"
)
_LOW_KIND = r"(?:battalion|brigade|regiment|division|squadron|wing|company|battery|military base|base)"
_WORDS = r"(?:(?:\([\w. ]+\)|[A-ZÀ-Ž][\w’'./-]*|and|of|the|de|du|la)[ -])"
_SHIP_NOUNS = (
    "carrier", "frigate", "destroyer", "corvette", "cruiser", "submarine", "minehunter", "minesweeper", "patrol ship", "patrol vessel",
    "patrol boat", "landing ship", "assault ship", "warship", "naval ship", "naval vessel", "navy ship", "navy vessel", "supply ship",
    "tanker", "gunboat", "cutter", "research vessel", "dock ship", "amphibious ship", "amphibious transport", "hospital ship",
    "training ship", "support ship", "survey ship", "flagship", "U-boat", "transport dock", "minelayer", "icebreaker", "oiler", "OPV",
    "inspection ship",
    "LPD", "LST", "LHD",
)  # fmt: skip
_SHIP_NOUN = rf"(?:(?:{'|'.join(_SHIP_NOUNS)}),? (?:the )?[“\"‘'«]?)"
_UNIT = re.compile(
    rf"\b{_SHIP} [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}(?: \([A-Z]+ ?\d+\))?"
    rf"|(?<![\w-]){_ORDINAL}(?:\([\w. ]+\))? {_WORDS}{{0,6}}?{_KIND}\b(?: {_KIND}\b)*(?:(?:,? (?:of )?(?:the )?|[’']s )"
    rf"{_ORDINAL} {_WORDS}{{0,5}}?{_KIND}\b(?: {_KIND}\b)*|(?:, The| of the)(?: [A-Z][a-z]+){{1,3}} {_REGIMENT}\b)?"
    rf"|(?<![\w-])(?<!\d[,.])\d{{1,3}}(?: ?\([\w.’' ]+\))? (?:[A-Z][\w’'-]* ){{0,3}}?{_NUMBERED}\b"
    rf"(?: Regiment\b)?(?:, (?:of )?\d{{1,3}} (?:[A-Z]\w+ ){{0,2}}?Reg(?:imen)?t\b)?(?: {_CORPS}(?: Reg(?:imen)?t)?\b)?"
    rf"|(?<![\w-])(?<!\d[,.])\d{{1,2}} {_SHORT}\b|(?<![\w-])\d{{1,2}}/\d{{1,2}} [A-Z]\w+ (?:Rifles|Regiment)\b"
    rf"|\b(?!The |This |That |A |An )(?:[A-Z][a-z][\w-]+ ){{1,4}}{_NUMBERED_BEHIND} (?:\d{{1,3}}(?:/\d{{1,2}})?|[IVXL]{{1,6}})\b{_ENDS}"
    r"|(?<![\w-])\d{1,4}(?:st|nd|rd|th) (?:[A-Z][\w-]+ ){1,4}(?:Force|Detachment|Unit)\b"
    rf"|(?<![\w-])\d{{1,3}}[-/]\d{{1,3}}(?:st|nd|rd|th|d)? {_BRANCH}\b"
    rf"|\b(?:{_LETTER} (?:Coy|Company|Co\.|Co(?=,? (?:of )?\d)|Battery|Bty|Btry|Troop|Squadron|Sqn)"
    rf"|(?:Co\.?|Coy|Company|Battery|Bty|Troop) [A-Z])(?![\w])"
    rf"(?:,? (?:of )?(?:the )?(?:\d+ ?(?:{_WORDS}{{0,4}}?{_KIND}(?: {_KIND}\b)*"
    rf"|[A-Z]+(?: [A-Z]+)*)|{_ORDINAL} {_WORDS}{{0,5}}?{_KIND}|\d{{1,3}}[-/]\d{{1,3}}(?:\w\w)?(?: {_BRANCH})?(?![\w-]))"
    rf"(?:, {_ORDINAL} {_WORDS}{{0,5}}?{_KIND})*)?"
    rf"|\b(?:Task Force|Battlegroup|Battle Group|Combat Team|Joint Task Force|Task Group|Task Unit|CTF|JTF|TF|Marine Rotational Force"
    rf"|Combined Joint Task Force)[ -](?:\d+(?:\.\d+)?|[A-Z][\w-]+(?: \d{{1,2}}{_ENDS})?)(?:/\d+)?"
    rf"|(?<![\w-])(?<!\d[,.])\d{{1,3}} and \d{{1,3}} {_NUMBERED}\b"
    rf"|(?<![\w-])(?<!\d[,.])\d{{1,3}} (?:Marine )?Expeditionary Unit\b"
    rf"|(?<![\w-])\d{{1,3}}(?:st|nd|rd|th|d) {_NO_UNIT}[A-Z]{{2,6}}(?:\([A-Z]+\))?(?![\w-])"
    rf"|\b(?!The |This |That |A )(?:[A-ZÀ-Ž](?:[\w-]|[’'](?!s\b))*[ ]){{1,5}}{_CONTINGENT}\b"
    rf"|(?<![\w-])\d{{1,4}}(?:st|nd|rd|th|d) (?:[a-z-]+ ){{0,2}}?{_LOW_KIND}\b"
    r"|\b[A-Z][a-z]{2,6}(?:batt|con|coy|engr|med)[ -]?(?:[IVXL]+|\d+)\b|\b[A-Z]{3,6}(?:BATT|COY)\b(?![ -][\dIVXL])"
    r"|\b[A-Z]{2,6}(?:BATT?|BAG|CON|COY|ENGR|MED)[ -](?:[IVXL]+|\d+)(?:-\d+)?\b"
    # Teams of the American special forces, and squadrons of the American air force.
    rf"|\bODA[ -]?\d{{3,4}}\b|(?<![\w-])(?<!\d[,.])\d{{1,3}} E?(?:A|F|R|RQ|SO|AR|ATK|BS?|AG|RC)S\b(?![\w-])"
    rf"|\b{_LETTERED} ?-? ?\d{{1,3}}(?:[./]\d{{1,2}})?(?:\.\d)?"
    rf"|\b(?:[A-Z][a-z]+ ){{1,2}}(?:Air |Army )?National Guard\b|\bNational Guard of [A-Z][a-z]+(?: [A-Z][a-z]+)?"
    rf"|(?<![\w-])\d{{1,3}}\([A-Z]{{1,3}}\) (?:Sqn|Squadron)\b|\b[IVX]{{1,5}}\([A-Z]{{1,3}}\) (?:Sqn|Squadron)\b"
    rf"|\b(?:Combat Aviation|Aviation|Sustainment|Field Artillery|Engineer|Medical|Military Police|Signal) Brigade,? (?:of )?(?:the )?"
    rf"{_ORDINAL} {_WORDS}{{0,5}}?{_KIND}\b(?: {_KIND}\b)*"
    rf"|\b(?:Panzerbrigade|Panzergrenadierbataillon|Jägerbataillon|Panzerbataillon|Gebirgsjägerbataillon|Fallschirmjägerregiment"
    rf"|Artilleriebataillon|Aufklärungsbataillon|Luftwaffengeschwader) \d+"
)


_SHIP_NAME = re.compile(rf"{_SHIP_NOUN}(?P<name>(?!HMS|USS|FS |HM)[A-ZÀ-Ž][\w’'-]+(?: (?:de |of )?[A-ZÀ-Ž][\w’'-]+){{0,2}})")
# 'Two destroyers, the Carney and the Mason, are'.
_SHIP_PAIR = re.compile(
    rf"\b(?:{'|'.join(_SHIP_NOUNS)})s,? (?:the )?(?P<name>(?!The |HM|USS |FS )[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?)"
    r" and (?:the )?(?P<name2>(?!HM|USS |FS )[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)?)"
    r"(?=,|[.;]| (?:are|were|will|have|had|arrived|left|sailed|called|docked|entered|with|to|in|from|off)\b)"
)
# 'The "Julia" Alpine Brigade'.
_QUOTED = re.compile(
    r"[“\"«][A-ZÀ-Ž][\w’'-]+(?: [\w’'-]+){0,3}[”\"»] (?:[A-Z][\w-]+ ){0,3}"
    r"(?:Division|Brigade|Regiment|Battalion|Battery|Battle ?group|Wing|Squadron)\b"
)
# 'The Sassari Brigade', 'Storm Battery': what is called by a name alone; the words before must be no others that we know.
_CALLED = re.compile(
    r"(?<![\w.’'-])(?!The |A |An |This |That |Our |Its |Their |Each |Another |No |One |Two |Three |New |Old |In |On |By |From |For |With )"
    r"(?P<own>(?:[A-ZÀ-Ž][a-zà-ž]{2,}[ -]){1,3}?)(?:(?:Infantry|Mechani[sz]ed(?: Infantry)?|Motori[sz]ed(?: Infantry)?|Armou?red|Tank"
    r"|Artillery|Engineer|Logistics?|Cavalry|Reconnaissance|Mountain|Airborne|Alpine|Bersaglieri|Marine(?: Infantry)?|Commando|Signals?) )?"
    r"(?P<kind>Division|Brigade|Regiment|Battalion|Battery|Bty|Battlegroup)\b"
)
_OUTLET_WORD = (
    r"(?:Post|Times|News|Herald|Gazette|Tribune|Daily|Weekly|Journal|Ledger|Courier|Observer|Chronicle|Mirror|Star|Mail|Press|Radio|TV"
    r"|Television|Telegraph|Newswire|Agency|Today|Review|Monitor|Bulletin|Dispatch|Despatch|Echo|Letter|Register|Record|Sentinel|Argus"
    r"|Examiner|Inquirer|Guardian|Standard|Wire|Kurier|Haber)"
)
_CUED_OUTLET = re.compile(
    r"\b(?:Telegram channel|channel|portal|news ?paper|daily|weekly|paper|broadcaster|web ?site|site|(?:news|wire) agency|agency"
    r"|radio station|radio|blog|magazine|news outlet|outlet|(?:told|tells|telling)(?= (?:the )?(?:[A-Z][\w’'-]+ ){1,3}"
    + _OUTLET_WORD
    + r"\b)(?: the)?|(?:told|tells|telling)(?= (?:Le|La|Les|El|Il|Der|Die|Das) [A-Z])"
    r"|(?:writes|wrote|reports|reported)(?= (?:Le|La|Les|El|Il|Der|Die|Das|De|Het) [A-Z]))"
    r",? [“\"‘«]?(?P<name>[A-ZÀ-ÖØ-ÞĀ-Žİ][\w’'-]*(?:[ -](?:(?!on |in |at |to |by )[a-z]{1,3} )?[A-ZÀ-ÖØ-ÞĀ-Žİ\d][\w’'-]*){0,3})"
)
_NAMED_OUTLET = re.compile(
    rf"\b(?P<name>(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+ ){{1,3}}{_OUTLET_WORD}(?: Plus)?"
    r"|(?:Times|Herald|Voice|Journal|Post|Tribune|Star|Telegraph) of [A-Z][\w’'-]+"
    rf"|Radio (?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+ ?){{1,3}})(?= (?:reports"
    rf"|reported|writes|wrote|has|says|said|adds|added|notes|noted|claims|claimed|quotes|quoted|of \d|that)|[.,;’”\"]|’s)"
)
_PARTICLE = r"(?:[ -]|[ -](?:del?|della|di|da|du) )"
_REPORTING = re.compile(
    rf"(?:^|\n|[.,;] (?:the )?)(?:The |the )?(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+(?:{_PARTICLE}[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+){{0,3}}) (?:reports|writes"
    r"|reported earlier|reported(?=[,.;]| on | that )|wrote)\b|according to (?:the )?(?P<name2>[A-Z]{2,5}|[A-Z][a-z]*[A-Z]\w+)(?=[.,;]|$)"
)


# The figures by which a battalion goes once it has been named: '1-66' of '1-66 AR'.
_FIGURES = re.compile(r"(?<![\w-])\d{1,3}-\d{1,3}(?= [A-Z]{2})")


def _in_short(text: str) -> Iterator[Span]:
    """Where a battalion that the text has named by its figures and its branch goes by its figures alone: no count from 1 to 66."""
    named = {figures.group() for unit in _UNIT.finditer(text) for figures in _FIGURES.finditer(unit.group())}
    if named:
        yield from (Span(*m.span()) for m in re.finditer(rf"(?<![\w-])(?:{'|'.join(sorted(named))})(?![\w-]| [A-Z]{{2}})", text))


@cache
def _ranks() -> tuple[str, ...]:
    """Every rank as it stands before a name."""
    return tuple(f"{rank.lower()} " for rank in people.ranks())


def find(text: str) -> Iterator[tuple[str, str, Span]]:
    """(kind, flavour, span) of every designation: kind unit (flavour 'ship', 'called' or '') or outlet."""
    # Most texts name no ship, and it costs much to look for one.
    for found in _SHIP_NAME.finditer(text) if any(noun in text for noun in _SHIP_NOUNS) else ():
        yield "unit", "ship", Span(*found.span("name"))
    for found in _SHIP_PAIR.finditer(text) if any(f"{noun}s" in text for noun in _SHIP_NOUNS) else ():
        yield from (("unit", "ship", Span(*found.span(name))) for name in ("name", "name2"))
    for found in _UNIT.finditer(text):
        yield "unit", "ship" if re.match(rf"{_SHIP} ", found.group()) else "", Span(*found.span())
    yield from (("unit", "", span) for span in _in_short(text))
    for found in _QUOTED.finditer(text):
        yield "unit", "", Span(*found.span())
    for found in _CALLED.finditer(text):
        yield "unit", "called", Span(*found.span())
    for pattern in (_CUED_OUTLET, _NAMED_OUTLET, _REPORTING):
        for found in pattern.finditer(text):
            name = "name" if found.group("name") else "name2"
            if found[name].lower().startswith(_ranks()):
                continue  # 'Colonel Lind reported'
            yield "outlet", "cued", Span(*found.span(name))


def own_name(called: str) -> str:
    """What in the name of a unit that is called by a name is its own: 'Kalev' of the 'Kalev Infantry Battalion'."""
    found = _CALLED.search(called)
    return found["own"] if found else called
