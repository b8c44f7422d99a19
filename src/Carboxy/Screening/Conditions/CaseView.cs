using System.Runtime.CompilerServices;
using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>How a diagnosis is asked for.</summary>
public enum DiagnosisQuery
{
    /// <summary>The disease is there, in any phase but a resolved past (P6).</summary>
    Present,

    /// <summary>It is or was there; any history counts (P6).</summary>
    Ever,

    Past,

    /// <summary>It is past or in remission.</summary>
    Resolved,

    /// <summary>It is there today, neither past nor in remission.</summary>
    Active,

    Acute,
    Exacerbated,

    /// <summary>It is there, and quiet.</summary>
    Stable,

    Controlled,
    Uncontrolled,
}

/// <summary>How a medicine is asked for.</summary>
public enum MedicineQuery
{
    /// <summary>The last dose is today or later, or no end is known.</summary>
    Taken,

    TakenWithEnd,

    TakenWithoutEnd,
}

/// <summary>One patient's case laid out for quick questions: one bit for each group of codes. Lives on the stack.</summary>
public readonly ref struct CaseView
{
    readonly Masks certain;
    readonly Masks possible;
    readonly Doses doses;

    public CaseView(ScreeningCase of, RuleSet rules)
    {
        (Case, Answers, Today, Age, Rules) = (of, of.Answers, of.Today, of.Answers.AgeOn(of.Today), rules);
        if (Answers.Diagnoses is { } diagnoses)
        {
            foreach (var dx in diagnoses)
                Lay(dx, rules.Diseases[dx.Icd10].Certain, ref certain, ref possible);
        }
        else
        {
            ((Span<ulong>)possible).Fill(ulong.MaxValue);
        }

        if (Answers.Medicines is { } medicines)
        {
            foreach (var drug in medicines)
                Lay(drug, rules.Medicines[drug.Atc], Today, ref doses);
        }
        else
        {
            for (var i = 3; i < 6; i++)
                doses[i] = ulong.MaxValue;
        }
    }

    public ScreeningCase Case { get; }

    public Answers Answers { get; }

    public DateOnly Today { get; }

    public int? Age { get; }

    public RuleSet Rules { get; }

    public Truth Diagnosis(DiagnosisQuery query, int group)
    {
        var bit = 1UL << group;
        return (certain[(int)query] & bit) != 0 ? true : (possible[(int)query] & bit) != 0 ? null : false;
    }

    public Truth Medicine(MedicineQuery query, int group)
    {
        var bit = 1UL << group;
        return (doses[(int)query] & bit) != 0 ? true : (doses[(int)query + 3] & bit) != 0 ? null : false;
    }

    static void Lay(Diagnosis dx, ulong groups, ref Masks certain, ref Masks possible)
    {
        if (groups == 0)
            return;
        for (var query = DiagnosisQuery.Present; query <= DiagnosisQuery.Uncontrolled; query++)
        {
            var fits = Fits(dx, query);
            if (fits is true)
                certain[(int)query] |= groups;
            else if (fits is null)
                possible[(int)query] |= groups;
        }
    }

    internal static Truth Fits(Diagnosis dx, DiagnosisQuery query) => query switch
    {
        DiagnosisQuery.Ever => true,
        DiagnosisQuery.Controlled => Fits(dx, DiagnosisQuery.Present) & dx.Controlled,
        DiagnosisQuery.Uncontrolled => Fits(dx, DiagnosisQuery.Present) & !dx.Controlled,
        _ when dx.Phase is null => null,
        DiagnosisQuery.Present => dx.Phase is not DiseasePhase.Past,
        DiagnosisQuery.Past => dx.Phase is DiseasePhase.Past,
        DiagnosisQuery.Resolved => dx.Phase is DiseasePhase.Past or DiseasePhase.Remission,
        DiagnosisQuery.Active => dx.Phase is DiseasePhase.Current or DiseasePhase.Acute or DiseasePhase.Exacerbation,
        DiagnosisQuery.Acute => dx.Phase is DiseasePhase.Acute,
        DiagnosisQuery.Exacerbated => dx.Phase is DiseasePhase.Exacerbation,
        _ => dx.Phase is DiseasePhase.Current or DiseasePhase.Remission,
    };

    static void Lay(Medicine drug, Membership groups, DateOnly today, ref Doses doses)
    {
        if (drug.EndsOn < today)
            return;
        var how = drug.EndsOn is null ? MedicineQuery.TakenWithoutEnd : MedicineQuery.TakenWithEnd;
        doses[(int)MedicineQuery.Taken] |= groups.Certain;
        doses[(int)how] |= groups.Certain;
        doses[(int)MedicineQuery.Taken + 3] |= groups.Possible;
        doses[(int)how + 3] |= groups.Possible;
    }

    [InlineArray(10)]
    struct Masks
    {
        ulong first;
    }

    /// <summary>Three certain masks, then the three possible ones.</summary>
    [InlineArray(6)]
    struct Doses
    {
        ulong first;
    }
}
