# hint: Six is not small
decision = {
    "r1": "stand", "r2": "coarsen", "r3": "coarsen", "r4": "coarsen", "r5": "coarsen", "r6": "stand",
    "r7": "stand", "r8": "strike", "r9": "stand", "r10": "strike", "r11": "restrict", "r12": "stand",
}
