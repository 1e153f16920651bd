a, b = lists["gazette"], lists["relief"]
first, second = len(lists[a]), len(lists[b])
both = len(lists[a & b])
estimate = first * second / both
