# hint: An address would lead
decision = {
    "r1": "stand", "r2": "coarsen", "r3": "coarsen", "r4": "stand", "r5": "coarsen", "r6": "stand",
    "r7": "stand", "r8": "strike", "r9": "stand", "r10": "strike", "r11": "stand", "r12": "stand",
}
