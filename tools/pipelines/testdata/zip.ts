import { crc32 } from "node:zlib";

/** A ZIP archive of one file, stored as it is: what a forge makes of an artifact (APPNOTE 4.3). */
export function zipOf(name: string, content: Buffer): Buffer {
    const file = Buffer.from(name);
    // From "version needed" to "extra field length", equal in both headers.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, file, content]);
    const central = Buffer.concat([
        Buffer.from("PK\u0001\u0002"),
        Buffer.from([20, 0]),
        common,
        // No comment, first disk, no attributes, and the local header at the beginning.
        Buffer.alloc(14),
        file,
    ]);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(1, 4);
    end.writeUInt16LE(1, 6);
    end.writeUInt32LE(central.length, 8);
    end.writeUInt32LE(local.length, 12);
    return Buffer.concat([local, central, Buffer.from("PK\u0005\u0006"), end]);
}
