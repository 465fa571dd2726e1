// Tasks and events; custom fields for both are defined on the Activity object of the metadata.
import { area, check, date, datetime, email, field, int, object, pick, READ_ONLY, ref, REQUIRED, text } from "./build.ts";
import type { StandardObject } from "./build.ts";
import type { FieldDefinition } from "../schema.ts";

const WHO = "Contact|Lead";
const WHAT = "Account|Asset|Campaign|Case|Contract|Opportunity|Order|Product2";
const recurrence = (start: FieldDefinition): FieldDefinition[] => [
  check("IsRecurrence", { label: "Create Recurring Series of Tasks" }), start, date("RecurrenceEndDateOnly", { label: "Recurrence End" }), text("RecurrenceTimeZoneSidKey", 40, { label: "Recurrence Time Zone" }),
  pick("RecurrenceType", "RecursDaily|RecursEveryWeekday|RecursMonthly|RecursMonthlyNth|RecursWeekly|RecursYearly|RecursYearlyNth"), int("RecurrenceInterval"), int("RecurrenceDayOfWeekMask"), int("RecurrenceDayOfMonth"),
  pick("RecurrenceInstance", "First|Second|Third|Fourth|Last"), pick("RecurrenceMonthOfYear", "January|February|March|April|May|June|July|August|September|October|November|December"),
];

export const activityObjects: readonly StandardObject[] = [
  object("Task", "00T", { owner: ["Group", "User"], sharing: "Private", recordTypes: true, nameField: "Subject" },
    ref("WhoId", WHO, { label: "Name ID", child: "Tasks" }), ref("WhatId", WHAT, { label: "Related To ID", child: "Tasks" }), text("Subject", 255), date("ActivityDate", { label: "Due Date Only" }),
    pick("Status", "TaskStatus", { nillable: false, defaultedOnCreate: true }), pick("Priority", "TaskPriority", { nillable: false, defaultedOnCreate: true }), check("IsHighPriority", { derivedFrom: { field: "Priority", attribute: "highPriority" }, ...READ_ONLY }), area("Description", 32000, { label: "Description" }), pick("Type", "TaskType"),
    ref("AccountId", "Account", { ...READ_ONLY }), check("IsClosed", { label: "Closed", derivedFrom: { field: "Status", attribute: "closed" }, ...READ_ONLY }), check("IsArchived", { label: "Archived", ...READ_ONLY }), check("IsVisibleInSelfService", { label: "Public" }),
    int("CallDurationInSeconds", { label: "Call Duration" }), pick("CallType", "Internal|Inbound|Outbound"), text("CallDisposition", 255, { label: "Call Result" }), text("CallObject", 255, { label: "Call Object Identifier" }), datetime("ReminderDateTime", { label: "Reminder Date/Time" }), check("IsReminderSet", { label: "Reminder Set" }),
    ref("RecurrenceActivityId", "Task", { child: "RecurringTasks", ...READ_ONLY }), recurrence(date("RecurrenceStartDateOnly", { label: "Recurrence Start" })), pick("RecurrenceRegeneratedType", "RecurrenceRegenerateAfterDueDate|RecurrenceRegenerateAfterToday|RecurrenceRegenerated"), pick("TaskSubtype", "Task*|Email|ListEmail|Cadence|Call|LinkedIn", { updateable: false }), datetime("CompletedDateTime", READ_ONLY)),
  object("Event", "00U", { owner: ["User"], sharing: "Private", recordTypes: true, nameField: "Subject" },
    ref("WhoId", WHO, { label: "Name ID", child: "Events" }), ref("WhatId", WHAT, { label: "Related To ID", child: "Events" }), text("Subject", 255), text("Location", 255), check("IsAllDayEvent", { label: "All-Day Event" }),
    datetime("ActivityDateTime", { label: "Due Date Time" }), date("ActivityDate", { label: "Due Date Only" }), int("DurationInMinutes", { label: "Duration" }), datetime("StartDateTime", { label: "Start Date Time" }), datetime("EndDateTime", { label: "End Date Time" }), area("Description", 32000), pick("Type", "EventType"),
    ref("AccountId", "Account", { ...READ_ONLY }), check("IsPrivate", { label: "Private" }), pick("ShowAs", "Busy*|OutOfOffice=Out of Office|Free", { label: "Show Time As" }), check("IsChild", READ_ONLY), check("IsGroupEvent", READ_ONLY), pick("GroupEventType", "0=Non Group Event|1=Group Event|2=Proposed Event|3=IsRecurrence2 Series Pattern", READ_ONLY), check("IsArchived", READ_ONLY), check("IsVisibleInSelfService", { label: "Public" }),
    ref("RecurrenceActivityId", "Event", { child: "RecurringEvents", ...READ_ONLY }), recurrence(datetime("RecurrenceStartDateTime", { label: "Recurrence Start" })), datetime("ReminderDateTime", { label: "Reminder Date/Time" }), check("IsReminderSet", { label: "Reminder Set" }), pick("EventSubtype", "Event*", { updateable: false })),
  object("EventRelation", "0RE", { sharing: "ControlledByParent" },
    ref("RelationId", "Contact|Lead|User", { child: "EventRelations", updateable: false, required: true }), ref("EventId", "Event", { child: "EventRelations", onDelete: "Cascade", updateable: false, required: true }), pick("Status", "New*|Declined|Accepted|Uninvited|Maybe"), datetime("RespondedDate"), text("Response", 255)),
  object("EmailMessage", "02s", { sharing: "ControlledByParent", nameField: "Subject" },
    ref("ParentId", "Case", { child: "EmailMessages", onDelete: "Cascade" }), ref("ActivityId", "Task", { child: "EmailMessages" }), area("TextBody", 32000), field("HtmlBody", "Html", { length: 131072, label: "HTML Body" }), area("Headers", 32000), text("Subject", 3000), text("FromName", 1000), email("FromAddress", { length: 1000 }), area("ToAddress", 4000), area("CcAddress", 4000), area("BccAddress", 4000),
    check("Incoming", { label: "Is Incoming", updateable: false }), check("HasAttachment", READ_ONLY), pick("Status", "0=New|1=Read|2=Replied|3=Sent|4=Forwarded|5=Draft", { ...REQUIRED }), datetime("MessageDate"), ref("ReplyToEmailMessageId", "EmailMessage"), text("MessageIdentifier", 765), text("ThreadIdentifier", 765), check("IsClientManaged"), check("IsExternallyVisible"), ref("RelatedToId", "Account|Asset|Campaign|Case|Contract|Opportunity|Order|Product2", { child: "Emails" }), ref("EmailTemplateId", "EmailTemplate")),
  object("EmailMessageRelation", "0Ue", { sharing: "ControlledByParent", updateable: false },
    ref("EmailMessageId", "EmailMessage", { child: "EmailMessageRelations", onDelete: "Cascade", required: true }), ref("RelationId", "Contact|Lead|User", { child: "EmailMessageRelations" }), pick("RelationType", "ToAddress|CcAddress|BccAddress|FromAddress|OtherAddress", REQUIRED), text("RelationAddress", 1000), text("RelationObjectType", 50, READ_ONLY)),
  object("OrgWideEmailAddress", "0D2", { isDeleted: false, label: "Organization-wide From Email Address" },
    email("Address", REQUIRED), text("DisplayName", 80, REQUIRED), check("IsAllowAllProfiles")),
];
