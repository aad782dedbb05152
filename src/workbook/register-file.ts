/** Kept beside statements that go out as files, where no workbook is written that could hold the register. No customer's file has its name. */
export const REGISTER_FILE_NAME = "statement-register.xlsx";
