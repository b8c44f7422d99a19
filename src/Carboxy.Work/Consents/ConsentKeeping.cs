using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Consents;

/// <summary>Puts signed words and their signatures beside each other; the caller saves.</summary>
sealed class ConsentKeeping(ClinicDb db, ClinicKnowledge knowledge)
{
    public const int LongestName = 200;
    const int OfAge = 18;

    /// <summary>The consent to a treatment.</summary>
    public Id<ConsentRow> Add(ConsentSheet sheet, ConsentText.Composed text, ConsentEntry entry, Guid explainer)
    {
        var (patient, course) = (sheet.View.File.Patient, sheet.View.Course);
        return Add(patient, entry, sheet.Explainer, new()
        {
            Id = Id<ConsentRow>.New(db.Now),
            PatientId = patient.Id,
            CourseId = sheet.View.File.Id,
            Purpose = ConsentPurpose.Treatment,
            Modality = course.Modality,
            Zone = course.Zone,
            FirstSession = sheet.FirstSession,
            LastSession = sheet.LastSession,
            Language = entry.Language,
            TextVersion = text.Version,
            Content = text.Whole,
            Signature = entry.Signature!.Trim(),
            Guardian = Trimmed(entry.Guardian),
            CopyGiven = entry.CopyGiven,
            ExplainedBy = explainer,
            SignedAt = db.Now,
            RuleSet = knowledge.Rules?.Version,
            Edition = ConsentText.EditionOf(knowledge.Consent),
            Evidence = ConsentSheets.LevelOf(sheet.View),
        });
    }

    public Id<ConsentRow> Add(Patient patient, ConsentEntry entry, string explainer, ConsentRow row)
    {
        db.Consents.Add(row);
        Sign(row, row.Guardian is null ? ConsentParty.Patient : ConsentParty.Guardian, row.Guardian ?? row.Signature, entry.Mark!);
        Sign(row, ConsentParty.Explainer, explainer, entry.Explainer!);
        db.Note(new(AuditKind.Sign, "consent", row.Id.Value, patient.Id, row.Permit));
        return row.Id;
    }

    void Sign(ConsentRow row, ConsentParty party, string name, SignatureMark mark) => db.ConsentSignatures.Add(new()
    {
        ConsentId = row.Id,
        Party = party,
        PatientId = row.PatientId,
        Name = name,
        Manner = mark is SignatureMark.Drawn ? SignatureManner.Drawn : SignatureManner.Typed,
        Lines = (mark as SignatureMark.Drawn)?.Lines.Write(),
        Actor = party == ConsentParty.Explainer ? new Actor.Person(row.ExplainedBy).Code : db.Actor.Code,
        At = row.SignedAt,
    });

    public static Dictionary<string, Text> Problems(ConsentEntry entry, Patient patient, DateOnly today)
    {
        var problems = new Dictionary<string, Text>();
        if (entry.Signature?.Trim() is not { Length: > 1 and <= LongestName })
            problems["Signature"] = new("Впишите фамилию и имя пациента полностью.", "Type the patient's full name.");
        if (patient.AgeOn(today) is < OfAge && string.IsNullOrWhiteSpace(entry.Guardian))
            problems["Guardian"] = new("Пациенту нет 18 лет: подписывает законный представитель, впишите его имя.", "The patient is under 18: a guardian signs, type the guardian's name.");
        if (entry.Guardian is { Length: > LongestName })
            problems["Guardian"] = new("Слишком длинно: не больше 200 знаков.", "Too long: at most 200 characters.");
        if (entry.Mark is null)
            problems["Lines"] = new("Подписи нет. Распишитесь в поле или отметьте, что подписываете именем.", "There is no signature. Sign in the box, or tick that the typed name is the signature.");
        if (entry.Explainer is null)
            problems["Explained"] = new("Тот, кто объяснял, тоже подписывает: распишитесь или отметьте, что объяснили.", "Whoever explained signs too: sign in the box, or tick that you explained it.");
        return problems;
    }

    static string? Trimmed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
