# hint: divide by the number on both
first = lists["gazette"].sum()
second = lists["relief"].sum()
both = (lists["gazette"] & lists["relief"]).sum()
estimate = first + second - both
