/** Shows on a terminal which checks are running; writes nothing elsewhere, where a log would fill with it. */
export class Progress {
    readonly #running = new Set<string>();
    readonly #started = performance.now();
    readonly #timer: NodeJS.Timeout | undefined;

    constructor() {
        if (process.stderr.isTTY) this.#timer = setInterval(() => this.#draw(), 1000);
    }

    start(name: string): void {
        this.#running.add(name);
        this.#draw();
    }

    /** Ends one check and prints its line above the progress. */
    finish(name: string, line: string): void {
        this.#running.delete(name);
        this.#clear();
        process.stdout.write(`${line}\n`);
        this.#draw();
    }

    stop(): void {
        clearInterval(this.#timer);
        this.#clear();
    }

    #clear(): void {
        if (this.#timer) process.stderr.write("\r\u001b[K");
    }

    #draw(): void {
        if (!this.#timer || this.#running.size === 0) return;
        const seconds = Math.round((performance.now() - this.#started) / 1000);
        process.stderr.write(`\r\u001b[K${[...this.#running].join(", ")} … ${seconds} s`);
    }
}
