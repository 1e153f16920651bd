def footnote(run, claims):
    choices = [f"{name}={run['parameters'][name]}" for name in sorted(run["parameters"])]
    return "\n".join([nk.cite(claims, "text"), *choices, run["notebook_sha256"]])
