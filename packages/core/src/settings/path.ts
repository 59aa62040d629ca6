/** A place in a settings file: keys and list indices from the top. */
export type Path = readonly (string | number)[];

/** Renders a path as Pulumi writes property paths: `a.b[0]["x.y"]`. */
export function formatPath(path: Path): string {
    return path.reduce<string>((text, segment) => {
        if (typeof segment === "number") return `${text}[${segment}]`;
        if (!/^[A-Za-z_$][\w$-]*$/.test(segment)) return `${text}[${JSON.stringify(segment)}]`;
        return text === "" ? segment : `${text}.${segment}`;
    }, "");
}

/** The value at a path of plain data, `undefined` where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
    return path.reduce<unknown>(
        (here, segment) =>
            typeof here === "object" && here !== null ? (here as Record<string | number, unknown>)[segment] : undefined,
        data,
    );
}
