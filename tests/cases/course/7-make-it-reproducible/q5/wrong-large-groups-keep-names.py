# hint: however large the group is
decision = {
    "r1": "stand", "r2": "coarsen", "r3": "coarsen", "r4": "stand", "r5": "coarsen", "r6": "stand",
    "r7": "stand", "r8": "stand", "r9": "stand", "r10": "stand", "r11": "restrict", "r12": "stand",
}
