// Plain JavaScript: Node runs the TypeScript behind it as it stands, without ts-node.
import "./pack.ts";
