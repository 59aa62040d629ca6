const BLOCK = 512;
const NAME = 100;
const PREFIX = 155;

/**
 * The bytes of one file in a tar stream as Go's `archive/tar` writes them, with nothing set but name, size and mode 0600: the
 * engine's hash of an archive is one over exactly these.
 */
export function tarEntry(name: string, content: Uint8Array): Uint8Array[] {
    const padding = new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [...tarHeaders(name, content.length), content, padding];
}

/** What ends a tar stream. */
export const TAR_END = new Uint8Array(2 * BLOCK);

function tarHeaders(name: string, size: number): Uint8Array[] {
    const plain = { mode: 0o600, size, type: "0", numbers: true };
    const isAscii = !/[^\x00-\x7f]/.test(name);
    if (isAscii && name.length <= NAME) return [header({ ...plain, name, prefix: "" })];
    const parts = isAscii ? splitName(name) : undefined;
    if (parts !== undefined) return [header({ ...plain, ...parts })];
    // Any other name stands in a record of its own before the file, and as well as it can in the header.
    const record = Buffer.from(paxRecord("path", name));
    const slash = name.lastIndexOf("/") + 1;
    const recordName = asciiOnly(`${name.slice(0, slash)}PaxHeaders.0/${name.slice(slash)}`).slice(0, NAME);
    return [
        header({ mode: 0, size: record.length, type: "x", numbers: false, name: recordName, prefix: "" }),
        record,
        new Uint8Array((BLOCK - (record.length % BLOCK)) % BLOCK),
        header({ ...plain, name: asciiOnly(name).slice(0, NAME), prefix: "" }),
    ];
}

/** A long name as prefix and name, if a slash stands where it can be split. */
function splitName(name: string): { prefix: string; name: string } | undefined {
    const at = name.slice(0, PREFIX + 1).lastIndexOf("/");
    const rest = name.slice(at + 1);
    if (at <= 0 || at > PREFIX || rest === "" || rest.length > NAME) return undefined;
    return { prefix: name.slice(0, at), name: rest };
}

interface Header {
    readonly name: string;
    readonly prefix: string;
    readonly mode: number;
    readonly size: number;
    readonly type: string;
    /** Whether the device numbers, which a file does not have, are written as zeros. */
    readonly numbers: boolean;
}

function header({ name, prefix, mode, size, type, numbers }: Header): Uint8Array {
    const block = Buffer.alloc(BLOCK);
    const octal = (value: number, at: number, length: number): void => {
        block.write(value.toString(8).padStart(length - 1, "0"), at, "latin1");
    };
    block.write(name, 0, "latin1");
    octal(mode, 100, 8);
    octal(0, 108, 8); // user
    octal(0, 116, 8); // group
    octal(size, 124, 12);
    octal(0, 136, 12); // time
    block.fill(" ", 148, 156); // The checksum counts its own field as spaces.
    block.write(type, 156, "latin1");
    block.write("ustar\0" + "00", 257, "latin1");
    if (numbers) {
        octal(0, 329, 8);
        octal(0, 337, 8);
    }
    block.write(prefix, 345, "latin1");
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return block;
}

/** `<length> <key>=<value>`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
    const rest = Buffer.byteLength(key) + Buffer.byteLength(value) + 3;
    const record = (length: number): string => `${length} ${key}=${value}\n`;
    const guess = rest + String(rest).length;
    const size = Buffer.byteLength(record(guess));
    return record(size);
}

function asciiOnly(text: string): string {
    return text.replaceAll(/[^\x01-\x7f]/g, "");
}
