# hint: What is coarsened without need
decision = {
    "r1": "coarsen", "r2": "coarsen", "r3": "coarsen", "r4": "coarsen", "r5": "coarsen", "r6": "coarsen",
    "r7": "coarsen", "r8": "coarsen", "r9": "coarsen", "r10": "coarsen", "r11": "coarsen", "r12": "coarsen",
}
