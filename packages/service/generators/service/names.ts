/** Folders of `stacks/` that are no layers. */
export const NO_LAYERS: readonly string[] = ["environment", "bootstrap"];

/** The package and Pulumi project of a layer. */
export function projectOf(name: string): string {
    return `plinth-${name}`;
}

/** The name of a layer's constant. */
export function camelCase(name: string): string {
    return name.replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());
}

/** Words that cannot name a constant, or name something else in one of a layer's files or in the list of layers. */
export const TAKEN_WORDS: readonly string[] = [
    ..."await break case catch class const continue debugger default delete do else enum export extends false finally for".split(
        " ",
    ),
    ..."function if implements import in instanceof interface let new null package private protected public return static".split(
        " ",
    ),
    ..."super switch this throw true try typeof var void while with yield arguments eval undefined".split(" "),
    ..."defineLayer optional buildService cache cluster clusterOptions clusterProvider database network platform".split(
        " ",
    ),
    ..."commands settings schema layers requireNode runLayer assert outputsBelow record describe it made deployments container provider".split(
        " ",
    ),
];
