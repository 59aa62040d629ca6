/** Does work for each entry, two at a time: as many as the smallest machine that runs the tests has processors. */
export async function twoAtATime<Entry>(
    entries: Iterable<Entry>,
    work: (entry: Entry) => Promise<void>,
): Promise<void> {
    const queue = [...entries];
    const worker = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
    };
    await Promise.all([worker(), worker()]);
}
