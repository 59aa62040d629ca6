type Step = string | number;

/** Paths whose places in a text are asked for, as the tree they make. */
export class Wanted {
    readonly #children = new Map<string, Wanted>();
    readonly #parent: Wanted | undefined;
    #offset: number | undefined;

    constructor(parent?: Wanted) {
        this.#parent = parent;
    }

    /** Asks for a path, and gives what will know its place. */
    ask(path: readonly Step[]): Wanted {
        return path.reduce<Wanted>((here, step) => {
            const child = here.#children.get(String(step)) ?? new Wanted(here);
            here.#children.set(String(step), child);
            return child;
        }, this);
    }

    get hasChildren(): boolean {
        return this.#children.size > 0;
    }

    child(step: Step): Wanted | undefined {
        return this.#children.get(String(step));
    }

    children(): Iterable<[string, Wanted]> {
        return this.#children;
    }

    found(offset: number): void {
        this.#offset = offset;
    }

    /** Where it stands, or as much of the path to it as there is. */
    get offset(): number {
        return this.#offset ?? this.#parent?.offset ?? 0;
    }
}
