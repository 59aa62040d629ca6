/**
 * The first Node, in each line, that strips TypeScript types without a flag
 * (Node.js documentation, "Modules: TypeScript", history: 22.18.0 and 23.6.0).
 */
const FIRST_MINOR = new Map([
    [22, 18],
    [23, 6],
]);

/**
 * Whether a Node of this version runs the repository's TypeScript as it is.
 *
 * @param {string} version such as `24.21.0`, with or without a leading v
 */
export function runsTypeScript(version) {
    const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
    const firstMinor = FIRST_MINOR.get(major);
    return firstMinor === undefined ? major > 23 : minor >= firstMinor;
}

/**
 * Refuses a Node that cannot run the program, before any TypeScript is imported.
 *
 * Stays plain JavaScript without imports: an old Node has to get this far. The error carries the marker of Pulumi's
 * `RunError`, which makes the CLI print the message alone, without a stack.
 *
 * @param {string} [version] the Node to judge; by default the one running
 * @throws {Error} with one line that says what to do
 */
export function requireNode(version = process.versions.node) {
    if (runsTypeScript(version)) return;
    const refusal = Object.assign(
        new Error(
            `Node ${version} cannot run TypeScript programs; 22.18 or newer is needed. ` +
                'Fix: install Node 24, or run with the Node of this repository: npm exec -c "pulumi preview" (npx plinth uses it by itself)',
        ),
        { __pulumiRunError: true },
    );
    // Node 20 takes up to a minute to colour the frames of this stack (util.inspect, which the SDK's runner calls on
    // every rejection), and nobody reads them.
    refusal.stack = `Error: ${refusal.message}`;
    throw refusal;
}
