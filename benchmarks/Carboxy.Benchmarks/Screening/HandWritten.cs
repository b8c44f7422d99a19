using System.Collections.Frozen;
using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>
/// The same 59 rules as a careful programmer would write them without an engine: one pass over the diagnoses and the medicines,
/// then one <c>if</c> after another. It knows no sources, no reasons and no missing facts, and a doctor cannot read it.
/// </summary>
sealed class HandWritten(SpacingTable spacing, Indications indications, FrozenSet<string> facialZones)
{
    static readonly FrozenSet<string> SpinalGoals = new[] { "S2-33", "S2-34", "S2-35", "S2-36", "S2-37", "S2-38", "S2-39", "S2-51" }.ToFrozenSet();
    static readonly FrozenSet<string> MoodGoals = new[] { "S2-53", "S2-54", "S2-55" }.ToFrozenSet();

    public Verdict Judge(ScreeningCase of)
    {
        var (a, mask, today) = (of.Answers, of.Modality is Modality.NonInvasive, of.Today);
        var age = a.AgeOn(today);
        var ill = HandWrittenDiagnoses.Read(a.Diagnoses, of.Zone);
        var taken = HandWrittenMedicines.Read(a.Medicines, today);
        var (certain, open) = (Verdict.Cleared, false);

        void Rule(Truth holds, Verdict needle, Verdict gel)
        {
            var says = mask ? gel : needle;
            if (holds is true)
                certain = says > certain ? says : certain;
            else if (holds is null)
                open |= says > Verdict.Cleared;
        }

        void Excludes(Truth holds) => Rule(holds, Verdict.Excluded, Verdict.Excluded);
        void Postpones(Truth holds) => Rule(holds, Verdict.PostponeUntil, Verdict.PostponeUntil);
        void AsksDoctor(Truth holds) => Rule(holds, Verdict.NeedsClinicianDecision, Verdict.NeedsClinicianDecision);

        var facial = facialZones.Contains(of.Zone);
        Excludes(ill.Angina);
        Excludes(ill.Phlebitis);
        Excludes(ill.HeartAttack);
        Excludes(ill.Hypertension);
        Excludes(ill.OtherHeart | ill.Stroke | ill.HeartDevice | taken.Thrombolytic);
        if (ill.Phlebitis is not true)
            AsksDoctor(ill.Varicose | of.Goals.Contains("S2-43"));
        AsksDoctor(ill.PastThrombosis | ill.CirculatoryHistory);
        Excludes(ill.Liver);
        Excludes(ill.Kidney);
        Excludes(ill.Lung);
        Excludes(ill.Gangrene);
        Excludes(a[YesNo.Fungus] | Seen(a, SkinFindings.Fungus) | ill.Fungus);
        Rule(ill.Epilepsy, Verdict.Excluded, Verdict.NeedsClinicianDecision);
        Rule(ill.Clotting, Verdict.Excluded, Verdict.NeedsClinicianDecision);
        Rule(taken.AnticoagulantWithEnd, Verdict.PostponeUntil, Verdict.NeedsClinicianDecision);
        Rule(taken.AnticoagulantForGood | (ill.AnticoagulantUse & taken.AnticoagulantWithEnd is not true), Verdict.Excluded, Verdict.NeedsClinicianDecision);

        var mayBePregnant = !(a.Sex is Patients.Sex.Male || age > 60);
        Excludes((a.Weeks > 0) | Within(mayBePregnant, a[YesNo.Pregnant]) | ill.Pregnancy);
        Excludes(Within(mayBePregnant, a[YesNo.Lactating]) | ill.Lactation);
        Postpones((a.Infection is { } now ? now is not InfectionNow.No : null) | ill.AirwayInfection | ill.AcuteInfection);
        Postpones((a.Temperature is { } heat ? heat > 37.0m : null) | ill.Fever);

        var damaged = Seen(a, SkinFindings.Wound | SkinFindings.Burn | SkinFindings.Erosion | SkinFindings.Ulcer | SkinFindings.Puncture | SkinFindings.Sunburn) | ill.WoundInZone;
        Postpones(damaged);

        var couperose = a[YesNo.Couperose] | ill.Couperose | (of.Goals.Contains("S0-22") || of.Goals.Contains("S0-48"));
        var rosacea = a[YesNo.Rosacea] | ill.Rosacea;
        var acneWanted = of.Goals.Contains("S0-24");
        Truth graded = a.AcneIga is { } iga ? iga >= 1 : null;
        var acne = graded | ill.Acne | acneWanted;
        var (flare, spots) = (a[YesNo.Flare], a[YesNo.InflammatoryLesions]);
        var explained = (acne | couperose | rosacea) is true;
        Postpones(a[YesNo.Inflammation] | a[YesNo.Herpes] | Seen(a, SkinFindings.Inflammation | SkinFindings.Herpes) | ill.SkinInfection | ill.AcuteInflammation | ill.VaricoseInflammation
            | Within(facial, rosacea & flare) | ill.RosaceaExacerbated | Within(facial, spots & !explained));
        Postpones(ill.ExacerbatedButAcne | (ill.AcuteChronic & ill.AcuteInflammation is not true) | Within(ill.ChronicSkin, flare & ill.ChronicSkin));
        Postpones(Postoperative(a, today) | ill.Postoperative);

        var acneAim = acneWanted || of.Goals.Contains("S0-25") || facial || of.Zone is "back" or "decollete" or "shoulder";
        AsksDoctor(Within(acneAim, a.AcneIga is { } three ? three == 3 : null) & flare is not true); // R-25b; R-25a clears
        Postpones(Within(acneAim, a.AcneIga is { } four ? four >= 4 : null) | ill.AcneExacerbated | ill.AcneAcute | Within(acneAim, flare & (rosacea | ill.ChronicSkin) is not true)); // R-25c

        var atFoot = of.Zone is "foot" or "ankle";
        var diabeticFoot = of.Goals.Contains("S2-45") | (ill.DiabeticFoot & (atFoot | ill.LegUlcer));
        var ulcer = ill.LegUlcer | (atFoot & Seen(a, SkinFindings.Ulcer));
        AsksDoctor(diabeticFoot & (ulcer | damaged) is not true); // R-26a
        Postpones(diabeticFoot & ulcer); // R-26b
        Rule(ill.DiabetesControlled & ill.DiabetesComplicated is not true & ill.DiabetesUncontrolled is not true, Verdict.NeedsClinicianDecision, Verdict.Cleared); // R-27a
        AsksDoctor(ill.DiabetesUncontrolled | ill.DiabetesComplicated); // R-27b
        AsksDoctor(ill.Lymphoedema | of.Goals.Contains("S2-46"));
        AsksDoctor((ill.ChronicSkinStable & flare is not true) | (ill.DermatitisStable & ill.DermatitisActive is not true));
        Rule(Within(facial, couperose) & !spots, Verdict.NeedsClinicianDecision, Verdict.Cleared); // R-30a
        AsksDoctor(Within(facial, rosacea | (couperose & spots)) & (flare | ill.RosaceaExacerbated | ill.RosaceaAcute) is not true); // R-30b
        Postpones(TooSoonAfterOthers(of));
        Postpones(TooSoonAfterSession(of));
        Rule(taken.CarbonicSystemic, Verdict.Excluded, Verdict.NeedsClinicianDecision);
        Rule(taken.CarbonicOther, Verdict.NeedsClinicianDecision, Verdict.Cleared);
        Rule(a[YesNo.SevereAnaemia], Verdict.Excluded, Verdict.NeedsClinicianDecision);
        Rule(taken.Biguanide, Verdict.NeedsClinicianDecision, Verdict.Cleared);
        Rule(taken.Antiplatelet | taken.Nsaid, Verdict.NeedsClinicianDecision, Verdict.Cleared);
        Excludes((a.Cancer is { } active ? active is CancerHistory.Active : null) | ill.CancerActive | taken.CancerMedicine); // R-38a
        AsksDoctor((a.Cancer is { } past ? past is CancerHistory.PastRemission : null) | ill.CancerResolved | ill.CancerHistory); // R-38b
        Rule(age is { } years ? years < 18 : null, Verdict.Excluded, Verdict.NeedsClinicianDecision);
        AsksDoctor(facial & (a[YesNo.HerpesHistory] | ill.HerpesResolved));
        Rule(a.Allergies is { } known ? known.Count > 0 : null, Verdict.Cleared, Verdict.NeedsClinicianDecision);

        var (high, repeatHigh) = (AtLeast(a.Pressure, 140, 90), AtLeast(a.PressureRepeat, 140, 90));
        var repeatUrgent = AtLeast(a.PressureRepeat, 180, 110);
        var urgent = AtLeast(a.Pressure, 180, 110) | repeatUrgent is true | (high & repeatUrgent);
        if (ill.Hypertension is not true && urgent is not true) // R-42a
            Postpones(((high | repeatHigh is true) & repeatHigh) | ill.RaisedReading);
        Postpones(urgent); // R-42b
        AsksDoctor(a[YesNo.Immunosuppression] | ill.SevereImmune | taken.Immunosuppressant);
        Rule(a[YesNo.NeedlePhobia], Verdict.NeedsClinicianDecision, Verdict.Cleared);
        Postpones(Within(of.Zone is "back" or "lower_back" or "neck" or "collar" || AnyOf(of.Goals, SpinalGoals), a[YesNo.RedFlags]));
        AsksDoctor(a[YesNo.Isotretinoin6m] | taken.IsotretinoinRecent | taken.TopicalRetinoid);
        AsksDoctor(Within(AnyOf(of.Goals, MoodGoals) | ill.Mood, a.Phq9Item9 is { } item9 ? item9 > 0 : null));
        var late = a.LastPeriod is { } began && today > began.AddDays(35);
        if (!(a.Sex is Patients.Sex.Male || age > 55) && a[YesNo.Pregnant] is not true && (a[YesNo.Pregnant] is null || late)) // R-48b
            AsksDoctor(true);
        AsksDoctor(!of.Goals.Any(goal => indications.Find(goal) is { Offered: true }));
        AsksDoctor(a[YesNo.SleepApnoea] | ill.SleepApnoea);
        Postpones(a[YesNo.Intoxicated]);
        return open && certain is Verdict.Cleared ? Verdict.NeedsClinicianDecision : certain; // R-48a
    }

    static Truth Within(Truth scope, Truth part) => part is true ? true : scope & part;

    static Truth Seen(Answers a, SkinFindings what) => a.Skin is { } seen ? (seen & what) != 0 : null;

    static Truth AtLeast(BloodPressure? reading, int systolic, int diastolic) => reading is { } r ? r.Systolic >= systolic || r.Diastolic >= diastolic : null;

    static bool AnyOf(IReadOnlyList<string> goals, FrozenSet<string> of)
    {
        foreach (var goal in goals)
        {
            if (of.Contains(goal))
                return true;
        }

        return false;
    }

    Truth Postoperative(Answers a, DateOnly today)
    {
        if (a.Procedures is not { } procedures)
            return null;
        Truth rests = false;
        foreach (var p in procedures)
        {
            if (spacing.Find(p.Procedure) is not (null or { Kind: SpacingKind.Surgery }))
                continue;
            rests |= p.On is not { } on ? null : today < on.AddDays(28) ? true : today >= on.AddMonths(12) ? false : !a[YesNo.SurgeonRelease];
        }

        return rests;
    }

    Truth TooSoonAfterOthers(ScreeningCase of)
    {
        var a = of.Answers;
        Truth soon = a.Procedures is null || a.Sessions is null ? null : false;
        foreach (var p in a.Procedures ?? [])
        {
            if (p.SameZone is false || spacing.Find(p.Procedure) is not { Kind: not SpacingKind.Surgery } row || row.DaysBefore(of.Modality) is not (> 0 and var days))
                continue;
            soon |= p.On is { } on ? of.Today < on.AddDays(days) : null;
        }

        foreach (var s in a.Sessions ?? [])
        {
            if (s.Modality != of.Modality && of.Today < s.On.AddDays(7))
                return true;
        }

        return soon;
    }

    static Truth TooSoonAfterSession(ScreeningCase of)
    {
        if (of.Answers.Sessions is not { } sessions)
            return null;
        var (today, week) = (of.Today, 0);
        foreach (var s in sessions)
        {
            if (s.Modality != of.Modality)
                continue;
            if (today < s.On.AddDays(of.Modality is Modality.NonInvasive ? 7 : 2))
                return true;
            if (today < s.On.AddDays(7))
                week++;
        }

        return week >= 3;
    }
}
