"""The stages in order: this is the table of contents.

    names given     expanded     sources                                    articles/
    sources         extracted    articles                                   articles/
    articles        read         claims, and what was refused of them       claims/
    claims          recorded     rows of the ledger                         ledger/
    the ledger      known        what had been published by a day           ledger/
    what is known   reconciled   copies, conflicts, promises                links/
    all of it       estimated    the posture of a host on a date            posture/

One bad article never stops a run and never vanishes: whatever goes in comes out as a Reading or as a Failure.

`reading` holds the first half, up to the ledger; `answers` the second, from the ledger on. A command imports the half that it needs.
"""
