# hint: three stances
mine.loc["c3", judged] = ["repatriated", "velmora-interior", "cannot_confirm", "incident"]
mine.loc["c4", judged] = ["repatriated", "exiles-committee", "affirms", "incident"]
mine.loc["c5", judged] = ["repatriated", "medical-staff", "affirms", "incident"]
mine.loc["c6", judged] = ["repatriated", "ardane-foreign", "no_comment", "incident"]
mine.loc["c7", judged] = ["detained", "open-border-watch", "affirms", "incident"]
mine.loc["c8", judged] = ["repatriated", "open-border-watch", "affirms", "incident"]
mine.loc["c9", judged] = ["repatriated", "open-border-watch", "affirms", "series"]
mine.loc["c10", judged] = ["stock", "velmora-government", "affirms", "series"]
