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
    const int QueryCount = (int)DiagnosisQuery.Uncontrolled + 1;

    readonly Masks certain;
    readonly Masks possible;
    readonly Doses doses;
    readonly Numbers numbers;
    readonly ulong yes;
    readonly ulong known;
    readonly ulong wishes;

    public CaseView(ScreeningCase of, RuleSet rules)
    {
        (Case, Answers, Today, Age, Rules) = (of, of.Answers, of.Today, of.Answers.AgeOn(of.Today), rules);
        (yes, known) = Answers.Bits;
        wishes = rules.Program.WishesOf(of);
        Lay(Answers, Age, ref numbers);
        if (Answers.Diagnoses is { } diagnoses)
        {
            for (var i = 0; i < diagnoses.Count; i++)
                Lay(diagnoses[i], rules.Diseases[diagnoses[i].Icd10].Certain, ref certain, ref possible);
        }
        else
        {
            ((Span<ulong>)possible).Fill(ulong.MaxValue);
        }

        if (Answers.Medicines is { } medicines)
        {
            for (var i = 0; i < medicines.Count; i++)
                Lay(medicines[i], rules.Medicines[medicines[i].Atc], Today, ref doses);
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

    /// <summary>A number, or not a number where nobody gave one.</summary>
    public double Number(NumberFact number) => numbers[(int)number];

    public Truth Diagnosis(DiagnosisQuery query, int group) => Truth(Diagnosis((int)query, group));

    public Truth Medicine(MedicineQuery query, int group) => Truth(Medicine((int)query, group));

    /// <summary>1 yes, 0 unknown, -1 no, without a branch; so are the three that follow.</summary>
    internal int YesNo(int question) => (int)((yes >> question & 1) << 1) - (int)(known >> question & 1);

    internal int Diagnosis(int query, int group) => (int)(certain[query] >> group & 1) + (int)((certain[query] | possible[query]) >> group & 1) - 1;

    internal int Medicine(int query, int group) => (int)(doses[query] >> group & 1) + (int)((doses[query] | doses[query + 3]) >> group & 1) - 1;

    internal int Wish(int bit) => (int)((wishes >> bit & 1) << 1) - 1;

    static Truth Truth(int value) => value == 0 ? null : value > 0;

    static void Lay(Answers a, int? age, ref Numbers numbers)
    {
        numbers[(int)NumberFact.Age] = age ?? double.NaN;
        numbers[(int)NumberFact.Weeks] = a.Weeks ?? double.NaN;
        numbers[(int)NumberFact.TempC] = a.Temperature is { } temperature ? (double)temperature : double.NaN;
        numbers[(int)NumberFact.AcneIga] = a.AcneIga ?? double.NaN;
        numbers[(int)NumberFact.Phq9Item9] = a.Phq9Item9 ?? double.NaN;
        numbers[(int)NumberFact.BpSystolic] = a.Pressure?.Systolic ?? double.NaN;
        numbers[(int)NumberFact.BpDiastolic] = a.Pressure?.Diastolic ?? double.NaN;
        numbers[(int)NumberFact.BpRepeatSystolic] = a.PressureRepeat?.Systolic ?? double.NaN;
        numbers[(int)NumberFact.BpRepeatDiastolic] = a.PressureRepeat?.Diastolic ?? double.NaN;
    }

    static void Lay(Diagnosis dx, ulong groups, ref Masks certain, ref Masks possible)
    {
        if (groups == 0)
            return;
        var (yes, open) = Queries[Row(dx.Phase, dx.Controlled)];
        for (var query = 0; query < QueryCount; query++)
        {
            certain[query] |= (yes >> query & 1) == 0 ? 0 : groups;
            possible[query] |= (open >> query & 1) == 0 ? 0 : groups;
        }
    }

    /// <summary>By phase and control, the queries that a diagnosis certainly answers and those that it leaves open; one bit a query.</summary>
    static readonly (int Yes, int Open)[] Queries = [.. from phase in Enumerable.Range(-1, 6)
                                                        from controlled in new Truth[] { null, false, true }
                                                        let dx = new Diagnosis("", phase < 0 ? null : (DiseasePhase)phase, controlled)
                                                        select (Bits(dx, true), Bits(dx, null))];

    static int Row(DiseasePhase? phase, Truth controlled) => (((int?)phase ?? -1) + 1) * 3 + (controlled is { } said ? said ? 2 : 1 : 0);

    static int Bits(Diagnosis dx, Truth fits) => Enumerable.Range(0, QueryCount).Where(q => Fits(dx, (DiagnosisQuery)q) == fits).Sum(q => 1 << q);

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
        if (drug.EndsOn < today || groups.Possible == 0)
            return;
        var how = drug.EndsOn is null ? MedicineQuery.TakenWithoutEnd : MedicineQuery.TakenWithEnd;
        doses[(int)MedicineQuery.Taken] |= groups.Certain;
        doses[(int)how] |= groups.Certain;
        doses[(int)MedicineQuery.Taken + 3] |= groups.Possible;
        doses[(int)how + 3] |= groups.Possible;
    }

    [InlineArray(QueryCount)]
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

    [InlineArray(9)]
    struct Numbers
    {
        double first;
    }
}
