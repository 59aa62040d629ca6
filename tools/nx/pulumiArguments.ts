import { projectFolder } from "./layer.ts";

/**
 * The `pulumi` command behind a target, to be run in the stack's folder.
 *
 * `drift` asks the cloud and changes nothing; it fails when the cloud differs from the state.
 */
export function pulumiArguments(
    verb: string,
    layer: string,
    environment: string,
    rest: readonly string[],
): readonly string[] {
    const stack = ["--stack", environment];
    const pack = ["--policy-pack", projectFolder(layer) === "." ? "policies" : "../../policies"];
    switch (verb) {
        case "up":
            return ["up", ...stack, ...pack, ...rest];
        case "refresh":
        case "destroy":
            return [verb, ...stack, ...rest];
        case "drift":
            return ["refresh", "--preview-only", "--expect-no-changes", ...stack, ...rest];
        default:
            throw new Error(`"${verb}" is not something to do with a stack.`);
    }
}
