# hint: & is true where both sides are
first = lists["gazette"].sum()
second = lists["relief"].sum()
both = (lists["gazette"] | lists["relief"]).sum()
estimate = first * second / both
