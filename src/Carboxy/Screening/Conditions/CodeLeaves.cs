using System.Globalization;

namespace Carboxy.Screening;

/// <summary>A diagnosis of a group of ICD-10 codes, in a phase.</summary>
/// <param name="Group">The place of the group in the rule set's book.</param>
public sealed record DiagnosisLeaf(DiagnosisQuery Query, int Group) : Leaf
{
    public override string? Fact => "dx";

    public override Truth Holds(in CaseView view) => view.Diagnosis(Query, Group);

    public override string Because(in CaseView view)
    {
        var bit = 1UL << Group;
        var diagnoses = view.Answers.Diagnoses ?? [];
        for (var i = 0; i < diagnoses.Count; i++)
        {
            var dx = diagnoses[i];
            if ((view.Rules.Diseases[dx.Icd10].Certain & bit) != 0 && CaseView.Fits(dx, Query) is true)
                return string.Create(CultureInfo.InvariantCulture, $"dx[{i}]: {dx.Icd10} {(dx.Phase is { } phase ? AnswerWords.Of(phase) : "unknown")}{Control(dx)}");
        }

        return $"dx: no {view.Rules.Diseases.Groups[Group].Id}";
    }

    string Control(Diagnosis dx) => Query switch
    {
        DiagnosisQuery.Controlled => ", controlled",
        DiagnosisQuery.Uncontrolled => ", not controlled",
        _ => dx.Controlled is true ? ", controlled" : "",
    };
}

/// <summary>A medicine of a group of ATC codes that is being taken.</summary>
/// <param name="Group">The place of the group in the rule set's book.</param>
public sealed record MedicineLeaf(MedicineQuery Query, int Group) : Leaf
{
    public override string? Fact => "drugs";

    public override Truth Holds(in CaseView view) => view.Medicine(Query, Group);

    public override string Because(in CaseView view)
    {
        var medicines = view.Answers.Medicines ?? [];
        for (var i = 0; i < medicines.Count; i++)
        {
            if (IsOne(medicines[i], view))
                return string.Create(CultureInfo.InvariantCulture, $"drugs[{i}]: {medicines[i].Atc} {(medicines[i].EndsOn is { } end ? $"until {end:yyyy-MM-dd}" : "no end date")}");
        }

        return $"drugs: no {view.Rules.Medicines.Groups[Group].Id}";
    }

    /// <summary>The day after the last dose of the course that ends last .</summary>
    public override DateOnly? Until(in CaseView view)
    {
        DateOnly? last = null;
        foreach (var drug in view.Answers.Medicines ?? [])
        {
            if (!IsOne(drug, view))
                continue;
            if (drug.EndsOn is not { } end)
                return null;
            last = last > end ? last : end;
        }

        return last?.AddDays(1);
    }

    bool IsOne(Medicine drug, in CaseView view) =>
        (view.Rules.Medicines[drug.Atc].Certain >> Group & 1) == 1 && !(drug.EndsOn < view.Today) && Query switch
        {
            MedicineQuery.TakenWithEnd => drug.EndsOn is not null,
            MedicineQuery.TakenWithoutEnd => drug.EndsOn is null,
            _ => true,
        };
}

/// <summary>A medicine that is taken or was taken within so many days.</summary>
public sealed record RecentMedicineLeaf(int Group, int Days) : Leaf
{
    public override string? Fact => "drugs";

    public override Truth Holds(in CaseView view)
    {
        if (view.Answers.Medicines is not { } medicines)
            return null;
        Truth found = false;
        for (var i = 0; i < medicines.Count; i++)
        {
            var drug = medicines[i];
            if (drug.EndsOn is not null && drug.EndsOn < view.Today.AddDays(-Days))
                continue;
            var groups = view.Rules.Medicines[drug.Atc];
            if ((groups.Certain >> Group & 1) == 1)
                return true;
            if ((groups.Possible >> Group & 1) == 1)
                found = null;
        }

        return found;
    }

    public override string Because(in CaseView view)
    {
        foreach (var drug in view.Answers.Medicines ?? [])
        {
            if ((view.Rules.Medicines[drug.Atc].Certain >> Group & 1) == 1)
                return string.Create(CultureInfo.InvariantCulture, $"drugs: {drug.Atc} {(drug.EndsOn is { } end ? $"until {end:yyyy-MM-dd}" : "no end date")}");
        }

        return $"drugs: no {view.Rules.Medicines.Groups[Group].Id}";
    }
}
