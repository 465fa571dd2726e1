// The keys of the deal desk, one press away.
import { LightningElement } from "lwc";
import TITLE from "@salesforce/label/c.DeskKeys_Title";
import NEXT from "@salesforce/label/c.DeskKeys_Next";
import PREVIOUS from "@salesforce/label/c.DeskKeys_Previous";
import SELECT from "@salesforce/label/c.DeskKeys_Select";
import OPEN from "@salesforce/label/c.DeskKeys_Open";
import SPACE from "@salesforce/label/c.DeskKeys_Space";
import ENTER from "@salesforce/label/c.DeskKeys_Enter";

export default class DeskKeys extends LightningElement {
  labels = { title: TITLE };
  keys = [
    { keys: "J, ↓", text: NEXT },
    { keys: "K, ↑", text: PREVIOUS },
    { keys: SPACE, text: SELECT },
    { keys: ENTER, text: OPEN },
  ];
}
