/** What GitHub replaces before a step runs. Never part of `run:`: there it would be code, whoever wrote the value. */
export function expression(of: string): string {
    return `\${{ ${of} }}`;
}
