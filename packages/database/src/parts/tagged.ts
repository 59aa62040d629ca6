/** A resource's tags: its logical name, and the caller's. */
export function tagged(logicalName: string, tags: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { Name: logicalName, ...tags };
}
