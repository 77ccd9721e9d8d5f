/** Where uploads begin, and the header of their secret: by themselves, for a script that must stay small. */
export const UPLOADS_URL = '/api/public/uploads';

/** The header in which tus requests carry an upload's secret. */
export const UPLOAD_SECRET_HEADER = 'upload-secret';
