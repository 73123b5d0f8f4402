import { CATEGORY_NAMES, SEVERITY_NAMES, TEXT_NAMES, type UsualNames } from '../input/columns.js';

export type HistoryRole =
  keyof typeof TEXT_NAMES | 'created' | 'status' | 'category' | 'severity' | 'team' | 'customer' | 'email' | 'metadata';

/** What the columns of a desk's history are usually called. */
export const HISTORY_NAMES: UsualNames<HistoryRole> = {
  ...TEXT_NAMES,
  id: ['externalid', ...TEXT_NAMES.id],
  created: [
    'createdat',
    'created',
    'createdon',
    'createdtime',
    'createddate',
    'creationdate',
    'datecreated',
    'openedat',
    'opened',
    'submittedat',
    'receivedat',
    'timestamp',
    'date',
    'time',
    'erstelltam',
    'erstellt',
  ],
  status: ['status', 'state', 'ticketstatus'],
  category: CATEGORY_NAMES,
  severity: SEVERITY_NAMES,
  team: ['team', 'assignedteam', 'group', 'assigneegroup', 'assignmentgroup', 'queue', 'department'],
  customer: ['customerid', 'customer', 'requesterid', 'requester', 'userid', 'accountid', 'clientid', 'contactid'],
  email: ['customeremail', 'requesteremail', 'useremail', 'contactemail', 'email', 'from'],
  metadata: ['metadata'],
};

export const HISTORY_ROLES = Object.keys(HISTORY_NAMES) as HistoryRole[];
