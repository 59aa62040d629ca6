export {
    blockAt,
    type Cidr,
    cidrOf,
    contains,
    formatCidr,
    overlaps,
    type ParsedCidr,
    parseCidr,
    sizeOf,
} from "./cidr.ts";
