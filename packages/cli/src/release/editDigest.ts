import { isScalar, parseDocument } from "yaml";

/**
 * A settings file with another digest. Nothing else changes: comments, order, quotes and line ends stay as somebody wrote them, so
 * that a commit shows a release and nothing besides.
 *
 * @returns nothing where the file does not write the digest out, by itself: an anchor may stand for more than one.
 */
export function editDigest(text: string, digest: string): string | undefined {
    const document = parseDocument(text);
    if (document.errors.length > 0) return undefined;
    const node: unknown = document.getIn(["image", "digest"], true);
    if (!isScalar(node) || typeof node.value !== "string" || node.anchor !== undefined || !node.range) return undefined;
    const [from, to] = node.range;
    // A digest holds nothing that YAML reads, so whatever quotes there were are right.
    const [quote = ""] = /^["']/.exec(text.slice(from, to)) ?? [];
    return `${text.slice(0, from)}${quote}${digest}${quote}${text.slice(to)}`;
}
