/** A label as one text: no label's key has an equals sign in it. */
export function labelText(key: string, value: string): string {
    return `${key}=${value}`;
}
