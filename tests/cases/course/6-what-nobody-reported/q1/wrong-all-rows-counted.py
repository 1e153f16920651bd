# hint: Count the True
first = lists["gazette"].count()
second = lists["relief"].count()
both = (lists["gazette"] & lists["relief"]).sum()
estimate = first * second / both
