// Types of the platform modules that Lightning web components import; what depends on this project is generated into types/generated.

declare module "@salesforce/apex" {
  import type { WireAdapterConstructor } from "lwc";

  /** What a wired property holds: nothing yet, data, or an error. */
  export type WireResult<T> =
    | { readonly data: T; readonly error: undefined }
    | { readonly data: undefined; readonly error: unknown }
    | { readonly data: undefined; readonly error: undefined };

  /** An @AuraEnabled method: called with its parameters by name, or wired. */
  export type ApexMethod<Parameters extends object, Result> = ((
    parameters?: Parameters,
  ) => Promise<Result>) & {
    readonly adapter: WireAdapterConstructor<Parameters, WireResult<Result>>;
  };

  /** An SObject as Apex returns it: field API names to values. */
  export type ApexRecord = { readonly Id?: string } & Readonly<Record<string, unknown>>;

  /** The error an Apex call or a wire rejects with. */
  export interface ApexError {
    readonly status: number;
    readonly body: {
      readonly message: string;
      readonly exceptionType?: string;
      readonly pageErrors?: readonly { readonly statusCode: string; readonly message: string }[];
      readonly fieldErrors?: Readonly<
        Record<string, readonly { readonly statusCode: string; readonly message: string }[]>
      >;
    };
  }

  export function refreshApex(provisioned: unknown): Promise<void>;
  export function getSObjectValue(
    record: ApexRecord | undefined,
    field: string | { readonly fieldApiName: string },
  ): unknown;
}

declare module "@salesforce/resourceUrl/*" {
  const url: string;
  export default url;
}
declare module "@salesforce/customPermission/*" {
  const granted: true | undefined;
  export default granted;
}
declare module "@salesforce/messageChannel/*" {
  const channel: { readonly channel: string };
  export default channel;
}
declare module "@salesforce/user/Id" {
  const id: string | undefined;
  export default id;
}
declare module "@salesforce/user/isGuest" {
  const isGuest: boolean;
  export default isGuest;
}
declare module "@salesforce/community/basePath" {
  const basePath: string;
  export default basePath;
}
declare module "@salesforce/community/Id" {
  const id: string | undefined;
  export default id;
}
declare module "@salesforce/client/formFactor" {
  const formFactor: "Large" | "Medium" | "Small";
  export default formFactor;
}
declare module "@salesforce/i18n/*" {
  const value: string;
  export default value;
}

declare module "lightning/navigation" {
  import type { WireAdapterConstructor } from "lwc";

  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, string | undefined>>;
  }
  export interface Navigation {
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
  }
  // A mixin's base constructor must take any[] (TypeScript Handbook, "Mixins").
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Mixin<Added> = new (...parameters: any[]) => Added;
  export function NavigationMixin<Base extends Mixin<object>>(base: Base): Base & Mixin<Navigation>;
  export namespace NavigationMixin {
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
  }
  // Components describe the part of the page reference they read.

  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>>;
  export const NavigationContext: WireAdapterConstructor<Record<string, never>, object>;
  export function navigate(context: object, page: PageReference, replace?: boolean): void;
  export function generateUrl(context: object, page: PageReference): string;
}

declare module "lightning/pageReferenceUtils" {
  export function encodeDefaultFieldValues(
    values: Readonly<Record<string, string | number | boolean | null | undefined>>,
  ): string;
  export function decodeDefaultFieldValues(text: string): Record<string, string>;
}

declare module "lightning/platformShowToastEvent" {
  export const ShowToastEventName: string;
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title?: string;
      message?: string;
      messageData?: (string | { url: string; label: string })[];
      variant?: "info" | "success" | "warning" | "error";
      mode?: "dismissible" | "dismissable" | "pester" | "sticky";
    });
  }
}

declare module "lightning/uiRecordApi" {
  import type { WireAdapterConstructor } from "lwc";
  import type { WireResult } from "@salesforce/apex";

  export type FieldReference =
    string | { readonly objectApiName: string; readonly fieldApiName: string };
  export interface RecordRepresentation {
    readonly apiName: string;
    readonly id: string;
    readonly fields: Readonly<
      Record<string, { readonly value: unknown; readonly displayValue: string | null }>
    >;
    readonly lastModifiedDate: string | null;
    readonly recordTypeId: string | null;
  }
  export interface RecordInput {
    readonly apiName?: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }
  export const getRecord: {
    readonly adapter: WireAdapterConstructor<
      {
        recordId: string | undefined;
        fields?: FieldReference | readonly FieldReference[];
        optionalFields?: FieldReference | readonly FieldReference[];
        layoutTypes?: string | readonly string[];
        modes?: string | readonly string[];
      },
      WireResult<RecordRepresentation>
    >;
  };
  export const getRecords: {
    readonly adapter: WireAdapterConstructor<
      {
        records:
          | readonly {
              readonly recordIds: readonly string[];
              readonly fields?: readonly FieldReference[];
              readonly optionalFields?: readonly FieldReference[];
            }[]
          | undefined;
      },
      WireResult<{
        readonly results: readonly {
          readonly statusCode: number;
          readonly result: RecordRepresentation;
        }[];
      }>
    >;
  };
  export function getFieldValue(
    record: RecordRepresentation | null | undefined,
    field: FieldReference,
  ): unknown;
  export function getFieldDisplayValue(
    record: RecordRepresentation | null | undefined,
    field: FieldReference,
  ): string | null | undefined;
  export function createRecord(input: RecordInput): Promise<RecordRepresentation>;
  export function updateRecord(
    input: RecordInput,
    clientOptions?: object,
  ): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(
    records: readonly { readonly recordId: string }[],
  ): Promise<void>;
  export function getRecordNotifyChange(
    records: readonly { readonly recordId: string }[],
  ): Promise<void>;
  export function generateRecordInputForCreate(
    record: RecordRepresentation,
    objectInfo?: object,
  ): RecordInput;
  export function generateRecordInputForUpdate(
    record: RecordRepresentation,
    objectInfo?: object,
  ): RecordInput;
  export function createRecordInputFilteredByEditedFields(
    input: RecordInput,
    original: RecordRepresentation,
  ): RecordInput;
}

declare module "lightning/uiObjectInfoApi" {
  import type { WireAdapterConstructor } from "lwc";
  import type { WireResult } from "@salesforce/apex";
  import type { FieldReference } from "lightning/uiRecordApi";

  export type ObjectReference = string | { readonly objectApiName: string };
  export interface FieldInfo {
    readonly apiName: string;
    readonly label: string;
    readonly dataType: string;
    readonly required: boolean;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly inlineHelpText: string | null;
    readonly length: number;
    readonly precision: number;
    readonly scale: number;
    readonly reference: boolean;
    readonly relationshipName: string | null;
    readonly referenceToInfos: readonly {
      readonly apiName: string;
      readonly nameFields: readonly string[];
    }[];
  }
  export interface ObjectInfo {
    readonly apiName: string;
    readonly label: string;
    readonly labelPlural: string;
    readonly keyPrefix: string;
    readonly defaultRecordTypeId: string;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly deletable: boolean;
    readonly fields: Readonly<Record<string, FieldInfo>>;
    readonly recordTypeInfos: Readonly<
      Record<
        string,
        {
          readonly name: string;
          readonly recordTypeId: string;
          readonly master: boolean;
          readonly available: boolean;
        }
      >
    >;
  }
  export interface PicklistValues {
    readonly defaultValue: { readonly label: string; readonly value: string } | null;
    readonly controllerValues: Readonly<Record<string, number>>;
    readonly values: readonly {
      readonly label: string;
      readonly value: string;
      readonly validFor: readonly number[];
    }[];
  }
  export const getObjectInfo: {
    readonly adapter: WireAdapterConstructor<
      { objectApiName: ObjectReference | undefined },
      WireResult<ObjectInfo>
    >;
  };
  export const getObjectInfos: {
    readonly adapter: WireAdapterConstructor<
      { objectApiNames: readonly ObjectReference[] | undefined },
      WireResult<{
        readonly results: readonly { readonly statusCode: number; readonly result: ObjectInfo }[];
      }>
    >;
  };
  export const getPicklistValues: {
    readonly adapter: WireAdapterConstructor<
      { recordTypeId: string | undefined; fieldApiName: FieldReference },
      WireResult<PicklistValues>
    >;
  };
  export const getPicklistValuesByRecordType: {
    readonly adapter: WireAdapterConstructor<
      { objectApiName: ObjectReference | undefined; recordTypeId: string | undefined },
      WireResult<{ readonly picklistFieldValues: Readonly<Record<string, PicklistValues>> }>
    >;
  };
}

declare module "lightning/messageService" {
  import type { WireAdapterConstructor } from "lwc";

  export interface MessageChannel {
    readonly channel: string;
  }
  export interface Subscription {
    readonly channel: string;
  }
  export const APPLICATION_SCOPE: symbol;
  export const MessageContext: WireAdapterConstructor<Record<string, never>, object>;
  export function createMessageContext(): object;
  export function releaseMessageContext(context: object): void;
  export function publish(context: object, channel: MessageChannel, message?: unknown): void;
  export function subscribe(
    context: object,
    channel: MessageChannel,
    listener: (message: never) => void,
    options?: { scope?: symbol },
  ): Subscription;
  export function unsubscribe(subscription: Subscription | null | undefined): void;
}

declare module "lightning/refresh" {
  export class RefreshEvent extends CustomEvent<void> {
    constructor();
  }
  export function registerRefreshHandler(element: object, handler: () => unknown): symbol;
  export function unregisterRefreshHandler(id: symbol): void;
  export function registerRefreshContainer(
    element: object,
    method: (refresh: Promise<string>) => unknown,
  ): symbol;
  export function unregisterRefreshContainer(id: symbol): void;
  export const REFRESH_COMPLETE: string;
  export const REFRESH_COMPLETE_WITH_ERRORS: string;
  export const REFRESH_ERROR: string;
}

declare module "lightning/platformResourceLoader" {
  export function loadScript(component: object, url: string): Promise<void>;
  export function loadStyle(component: object, url: string): Promise<void>;
}

declare module "lightning/modal" {
  import { LightningElement } from "lwc";

  export interface ModalOptions {
    label: string;
    size?: "small" | "medium" | "large" | "full";
    description?: string;
    disableClose?: boolean;
    [property: string]: unknown;
  }
  /** Extend it; `open` shows the dialog and resolves with what `close` was given, undefined when dismissed. */
  export default class LightningModal extends LightningElement {
    static open(options: ModalOptions): Promise<unknown>;
    label: string;
    size: "small" | "medium" | "large" | "full";
    description: string;
    disableClose: boolean;
    close(result?: unknown): void;
  }
}

declare module "lightning/datatable" {
  import { LightningElement } from "lwc";

  export default class LightningDatatable extends LightningElement {
    static customTypes: Readonly<Record<string, object>>;
    data: readonly object[];
    columns: readonly object[];
    keyField: string;
    selectedRows: readonly string[];
    draftValues: readonly object[];
    getSelectedRows(): readonly object[];
  }
}

declare module "lightning/alert" {
  const LightningAlert: {
    open(options: {
      message: string;
      label?: string;
      theme?: string;
      variant?: "header" | "headerless";
    }): Promise<void>;
  };
  export default LightningAlert;
}
declare module "lightning/confirm" {
  const LightningConfirm: {
    open(options: {
      message: string;
      label?: string;
      theme?: string;
      variant?: "header" | "headerless";
    }): Promise<boolean>;
  };
  export default LightningConfirm;
}
declare module "lightning/prompt" {
  const LightningPrompt: {
    open(options: {
      message: string;
      label?: string;
      defaultValue?: string;
      theme?: string;
      variant?: "header" | "headerless";
    }): Promise<string | null>;
  };
  export default LightningPrompt;
}
declare module "lightning/toast" {
  const Toast: {
    show(
      options: {
        label: string;
        message?: string;
        labelLinks?: object;
        messageLinks?: object;
        variant?: "info" | "success" | "warning" | "error";
        mode?: "dismissible" | "sticky";
      },
      component: object,
    ): Promise<void>;
  };
  export default Toast;
}
