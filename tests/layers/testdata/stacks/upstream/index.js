import { runLayer } from "@plinth/core";
import { upstream } from "../../layers.ts";

export default () => runLayer(upstream);
