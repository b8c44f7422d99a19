using Carboxy.Patients;
using Carboxy.Web.Layout;
using Carboxy.Work.Audit;
using Carboxy.Work.Patients;

namespace Carboxy.Web.Patients;

/// <summary>How a patient and what was done to the record are called.</summary>
static class PatientWords
{
    public static string Of(Say say, Sex sex) => sex switch
    {
        Sex.Female => say["женский", "female"],
        Sex.Male => say["мужской", "male"],
        Sex.Other => say["другой", "other"],
        _ => say["не записан", "not recorded"],
    };

    public static string Years(Say say, int age) => say.Count(age, ("год", "года", "лет"), ("year old", "years old"));

    /// <summary>"Answers changed", "Decision signed".</summary>
    public static string Of(Say say, HistoryLine line) => (line.Record, line.Kind, line.Why) switch
    {
        ("patient", AuditKind.Create, _) => say["Пациент записан", "Patient taken in"],
        ("patient", AuditKind.Change, _) => say["Данные изменены", "Details changed"],
        ("answer_sheet", AuditKind.Change, _) => say["Ответы записаны", "Answers saved"],
        ("intake_link", AuditKind.Create, _) => say["Дана ссылка на анкету", "Questionnaire link given"],
        ("intake_link", AuditKind.Change, _) => say["Пациент отправил анкету", "Questionnaire sent by the patient"],
        ("screening", AuditKind.Create, _) => say["Скрининг", "Screening"],
        ("decision", AuditKind.Sign, "treat") => say["Решение врача: лечить", "Physician's decision: treat"],
        ("decision", AuditKind.Sign, _) => say["Решение врача: не лечить", "Physician's decision: do not treat"],
        ("clearance", AuditKind.Create, _) => say["Выдан допуск", "Clearance granted"],
        ("course", AuditKind.Create, _) => say["Курс запланирован", "Course planned"],
        ("course", _, _) => say["Курс изменён", "Course changed"],
        ("session", AuditKind.Create, _) => say["Сеанс начат", "Session started"],
        ("session", AuditKind.Sign, _) => say["Сеанс подписан", "Session signed"],
        ("session" or "session_event", _, _) => say["Запись о сеансе", "Session record"],
        ("note", AuditKind.Sign, "amendment") => say["Поправка подписана", "Amendment signed"],
        ("note", AuditKind.Sign, _) => say["Запись подписана", "Note signed"],
        ("note_cosign", _, "returned") => say["Запись возвращена", "Note sent back"],
        ("note_cosign", _, _) => say["Вторая подпись под записью", "Second signature under a note"],
        ("note_draft", AuditKind.Create, _) => say["Запись начата", "Note begun"],
        ("note_draft", AuditKind.Change, "set_aside") => say["Запись отложена", "Note put aside"],
        ("note_draft", AuditKind.Change, _) => say["Черновик записи", "Draft of a note"],
        ("note" or "note_draft", AuditKind.Read, _) => say["Запись прочитана", "Note read"],
        ("consent", AuditKind.Sign, _) => say["Согласие подписано", "Consent signed"],
        ("consent", AuditKind.Change, _) => say["Согласие отозвано", "Consent withdrawn"],
        ("consent", AuditKind.Read, _) => say["Согласие открыто", "Consent opened"],
        ("consent_link", AuditKind.Create, _) => say["Дана ссылка на согласие", "Consent link given"],
        ("consent_link", AuditKind.Change, "revoke") => say["Ссылка на согласие закрыта", "Consent link ended"],
        ("consent_link", _, _) => say["Ссылка на согласие открыта", "Consent link opened"],
        ("measurement", _, _) => say["Измерение записано", "Measurement saved"],
        ("adverse_event", _, _) => say["Реакция записана", "Reaction recorded"],
        (_, AuditKind.Read, _) => say["Карта открыта", "Record opened"],
        _ => say["Запись изменена", "Record changed"],
    };

    public static string Who(Say say, HistoryLine line) => line.Who
        ?? (line.Actor.StartsWith("link:", StringComparison.Ordinal) ? say["сам пациент, по ссылке", "the patient, by link"] : say["программа", "the program"]);
}
