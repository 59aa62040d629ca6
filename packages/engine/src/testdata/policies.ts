/** The source of a policy of a test pack. */
export function policy(name: string, rest: string): string {
    return `{ name: "${name}", description: "Says ${name}", ${rest} }`;
}

/** The source of a validation that runs for the test programs' boxes. */
export function onBox(body: string): string {
    return `validateResource: (args, report) => { if (args.type === "test:index:Box") { ${body} } }`;
}
