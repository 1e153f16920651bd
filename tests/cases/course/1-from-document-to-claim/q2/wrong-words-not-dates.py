# hint: a text in EDTF
mine.loc["c7", "date"] = "2115-03-13"
mine.loc["c8", "date"] = "unknown"
mine.loc["c9", "date"] = "2113-04-01/2115-03-13"
mine.loc["c10", "date"] = "2115-02"
mine.loc["c4", "said"] = "2115-03-14"
mine.loc["c7", "said"] = "2115-03-13"
