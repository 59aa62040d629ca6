/** What has been started and must not outlive its preview. */
export class Stops {
    readonly #stops: (() => unknown)[] = [];

    add(stop: () => unknown): void {
        this.#stops.push(stop);
    }

    /** Stops everything, at the same time. What is added later waits for the next call. */
    async all(): Promise<void> {
        await Promise.all(this.#stops.splice(0).map((stop) => stop()));
    }
}
