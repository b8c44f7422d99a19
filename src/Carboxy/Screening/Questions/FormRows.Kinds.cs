using System.Text.Json.Nodes;

namespace Carboxy.Screening;

/// <summary>Diagnoses: by name, or by ICD-10 code, each with its phase and whether it is under control.</summary>
sealed class DiseaseRows(QuestionBook book) : FormRows
{
    protected override string Lead => "icd10";

    protected override IReadOnlyList<CommonCode> Common => book.Diseases;

    protected override FormAnswer Row(string prefix, CommonCode? named, TypedFields fields)
    {
        var code = named?.Code ?? MedicalCode.Normal(AnswerForm.One(fields, $"{prefix}.icd10")!);
        if (!MedicalCode.IsIcd10(code))
            return new FormAnswer.Wrong($"{prefix}.icd10", new("Это не похоже на код МКБ-10. Пример: I20.9.", "This is no ICD-10 code. Example: I20.9."));
        var status = AnswerForm.One(fields, $"{prefix}.status") ?? (named is { } known ? AnswerWords.Of(known.Phase) : AnswerForm.Unknown);
        if (status != AnswerForm.Unknown && !AnswerWords.Phases.ContainsKey(status))
            return new FormAnswer.Wrong($"{prefix}.status", new("Выберите, когда это было.", "Choose when it was."));
        var row = new JsonObject { ["icd10"] = code, ["status"] = status };
        if (AnswerForm.One(fields, $"{prefix}.controlled") is "yes" or "no")
            row["controlled"] = AnswerForm.One(fields, $"{prefix}.controlled") == "yes";
        return AnswerForm.Json(row);
    }

    protected override (CommonCode? Named, IEnumerable<KeyValuePair<string, string?>> Fields) Fields(JsonNode row)
    {
        var code = Word(row, "icd10");
        return (book.Diseases.FirstOrDefault(c => c.Code == code),
            [new("icd10", code), new("status", Word(row, "status")), new("controlled", row["controlled"] is { } c ? (bool)c ? "yes" : "no" : null)]);
    }
}

/// <summary>Medicines: by name, or by ATC code, each with the day of its last dose.</summary>
sealed class MedicineRows(QuestionBook book) : FormRows
{
    protected override string Lead => "atc";

    protected override IReadOnlyList<CommonCode> Common => book.Medicines;

    protected override FormAnswer Row(string prefix, CommonCode? named, TypedFields fields)
    {
        var code = named?.Code ?? MedicalCode.Normal(AnswerForm.One(fields, $"{prefix}.atc")!);
        if (!MedicalCode.IsAtc(code))
            return new FormAnswer.Wrong($"{prefix}.atc", new("Это не похоже на код АТХ. Пример: B01AB05.", "This is no ATC code. Example: B01AB05."));
        var typed = AnswerForm.One(fields, $"{prefix}.ends");
        if (typed is not null && Day(typed) is null)
            return new FormAnswer.Wrong($"{prefix}.ends", NoDay);
        return AnswerForm.Json(new JsonObject { ["atc"] = code, ["ends"] = typed is null ? null : Iso(Day(typed)!.Value) });
    }

    protected override (CommonCode? Named, IEnumerable<KeyValuePair<string, string?>> Fields) Fields(JsonNode row)
    {
        var code = Word(row, "atc");
        return (book.Medicines.FirstOrDefault(c => c.Code == code), [new("atc", code), new("ends", Word(row, "ends"))]);
    }
}

/// <summary>Other procedures: which, when, and whether in the same zone.</summary>
sealed class ProcedureRows(DateOnly today) : FormRows
{
    protected override string Lead => "procedure";

    protected override IReadOnlyList<CommonCode> Common => [];

    protected override FormAnswer Row(string prefix, CommonCode? named, TypedFields fields)
    {
        var name = AnswerForm.One(fields, $"{prefix}.procedure")!;
        if (name.Length > 100)
            return new FormAnswer.Wrong($"{prefix}.procedure", new("Название длиннее 100 знаков. Сократите.", "The name is longer than 100 characters. Shorten it."));
        var row = new JsonObject { ["procedure"] = name, ["date"] = AnswerForm.Unknown };
        if (AnswerForm.One(fields, $"{prefix}.date") is { } typed)
        {
            if (Day(typed) is not { } day || day > today)
                return new FormAnswer.Wrong($"{prefix}.date", Day(typed) is null ? NoDay : Future);
            row["date"] = Iso(day);
        }

        if (AnswerForm.One(fields, $"{prefix}.same_zone") is "yes" or "no")
            row["same_zone"] = AnswerForm.One(fields, $"{prefix}.same_zone") == "yes";
        return AnswerForm.Json(row);
    }

    protected override (CommonCode? Named, IEnumerable<KeyValuePair<string, string?>> Fields) Fields(JsonNode row) => (null,
        [
            new("procedure", Word(row, "procedure")),
            new("date", Word(row, "date") is { } day and not AnswerForm.Unknown ? day : null),
            new("same_zone", row["same_zone"] is { } same ? (bool)same ? "yes" : "no" : null),
        ]);
}

/// <summary>Earlier sessions elsewhere: which way, and when.</summary>
sealed class SessionRows(DateOnly today) : FormRows
{
    protected override string Lead => "date";

    protected override IReadOnlyList<CommonCode> Common => [];

    protected override FormAnswer Row(string prefix, CommonCode? named, TypedFields fields)
    {
        var typed = AnswerForm.One(fields, $"{prefix}.date")!;
        if (Day(typed) is not { } day || day > today)
            return new FormAnswer.Wrong($"{prefix}.date", Day(typed) is null ? NoDay : Future);
        var modality = AnswerForm.One(fields, $"{prefix}.modality") ?? "";
        return AnswerWords.Modalities.ContainsKey(modality)
            ? AnswerForm.Json(new JsonObject { ["modality"] = modality, ["date"] = Iso(day) })
            : new FormAnswer.Wrong($"{prefix}.modality", new("Выберите, уколы это были или маска.", "Choose whether it was the needle or the mask."));
    }

    protected override (CommonCode? Named, IEnumerable<KeyValuePair<string, string?>> Fields) Fields(JsonNode row) =>
        (null, [new("modality", Word(row, "modality")), new("date", Word(row, "date"))]);
}
