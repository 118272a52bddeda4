"""The sandbox: a stand-in for the Tracerfy lead API, written from the vendor's document alone.

Holds   12,143,033 properties at 29,673 real ZIPs of the fifty states and DC. The places are real; every property, owner, phone and
        address is invented: numbers are of the 555 exchange, mail is at example.com, .org or .net.
May     use FastAPI, uvicorn and numpy.
Never   imports anything else of Platbook, and is imported by `house.py` alone, through `embedded`: a shared encoder would let one mistake
        pass every test.

Decisions
- Homes aren't stored. Every column of every home is a function of (seed, ZIP, number, column), computed for any set of homes at once when
  a filter or a row needs it (`chance`, `homes`). So the country is there with no start-up cost, and the same ask gives the same answer.
- A list remembers what was asked, the seed and the day; its rows are computed again when they are read. So does a job, a trace or a scrub
  (`jobs`). Only accounts, lists and jobs are kept, in SQLite (`books`), each change one transaction.
- People are the same everywhere. An address or a parcel number leads to a home (`finding`, `parcels`), a home to its owners and phones
  (`persons`, `contacts`), and what a number says follows from the number alone (`phones`).
- A hit is paid for, a miss is free; a batch is refused when the balance doesn't cover every row, and charged when it is done.
- How far a build is follows from the clock (`builds`), so it goes on through a crash of the sandbox. The charge happens once, by
  compare-and-set.
- It runs as a process of its own, so its arithmetic never delays the dashboard, and dies with it (`embedded`).

The way of one ask: `routes → desk → matching (strategies, geography, filters) → homes → rows (scores)`. The way of one job:
`routes → *_work (rows of the upload) → jobs_desk → jobs`, and when its time has come `settling → *_work (what is found) → jobs → webhook`.
"""
