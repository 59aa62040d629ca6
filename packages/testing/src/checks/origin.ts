import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where in a program something was called. */
export interface Origin {
    /** `file:line:column`, relative to the working directory; `an unknown place` where the stack does not say. */
    readonly place: string;
    /** Whether the calling line stands in a test file. */
    readonly inTest: boolean;
    /** Whether that line runs for the constructor of a class: a component's own code. */
    readonly inClass: boolean;
}

const OURS = new URL("../", import.meta.url).pathname;

/**
 * Reads a stack.
 *
 * @param testFile the file of the running test, where that is known; files named or placed like tests count as well
 */
export function originOf(stack: string, testFile: string | undefined): Origin {
    const frames = stack
        .split("\n")
        .map((line) => /^\s*at (?:(?<name>.*) \()?(?<file>[^()]+):(?<line>\d+):(?<column>\d+)\)?$/.exec(line)?.groups)
        .filter((frame) => frame !== undefined)
        .map(({ name = "", file = "", line, column }) => ({ name, file: pathOf(file), at: `${line}:${column}` }))
        .filter(({ file }) => !isLibrary(file));
    const [caller] = frames;
    if (caller === undefined) return { place: "an unknown place", inTest: false, inClass: false };
    return {
        place: `${relative(process.cwd(), caller.file)}:${caller.at}`,
        inTest: caller.file === testFile || TEST_FILE.test(caller.file),
        inClass: frames.some(({ name }) => /^(async )?new /.test(name)),
    };
}

const TEST_FILE = /[._-](test|spec)\.[cm]?[jt]sx?$|[/\\](tests?|specs?|__tests__)[/\\][^/\\]+$/;

function isLibrary(file: string): boolean {
    if (file.startsWith("node:") || /[/\\]node_modules[/\\]/.test(file)) return true;
    return file.startsWith(OURS) && !TEST_FILE.test(file);
}

function pathOf(file: string): string {
    return file.startsWith("file://") ? fileURLToPath(file) : file;
}
