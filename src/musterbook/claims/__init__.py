"""Claims: an Article in, Claims out. A pure function: no ledger, no network, no clock.

The order of readers is on one screen, in `read`. Text becomes blocks and sentences (`sentences`), names and numbers become
mentions (`mentions`, `persons`, `counts`, `times`), sentences become trees (`language`), trees become frames (`forces`, `counted`,
`frames`, `places`, `status`, `speakers`), and what a sentence leaves out comes from what went before (`context`). What does not
re-derive from its own characters is refused (`verify`). Knowledge lives in `lexicons/*.toml` and in `world`.
"""
