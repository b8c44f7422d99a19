namespace Carboxy.Screening;

/// <summary>What the list of diagnoses says to the rules, gathered in one pass.</summary>
struct HandWrittenDiagnoses
{
    public Truth Angina, Phlebitis, HeartAttack, Hypertension, OtherHeart, Stroke, HeartDevice, Varicose, PastThrombosis, CirculatoryHistory, Liver, Kidney, Lung, Gangrene, Fungus, Epilepsy,
        Clotting, AnticoagulantUse, Pregnancy, Lactation, AirwayInfection, AcuteInfection, Fever, WoundInZone, Couperose, Rosacea, RosaceaExacerbated, RosaceaAcute, Acne, AcneExacerbated,
        AcneAcute, SkinInfection, AcuteInflammation, VaricoseInflammation, ExacerbatedButAcne, AcuteChronic, ChronicSkin, ChronicSkinStable, DermatitisStable, DermatitisActive, Postoperative,
        DiabeticFoot, LegUlcer, DiabetesControlled, DiabetesUncontrolled, DiabetesComplicated, Lymphoedema, CancerActive, CancerResolved, CancerHistory, HerpesResolved, RaisedReading,
        SevereImmune, Mood, SleepApnoea;

    public static HandWrittenDiagnoses Read(IReadOnlyList<Diagnosis>? diagnoses, string zone)
    {
        if (diagnoses is null)
            return default;
        var said = Nothing;
        foreach (var dx in diagnoses)
            said.Add(dx, zone);
        return said;
    }

    static readonly HandWrittenDiagnoses Nothing = new()
    {
        Angina = false, Phlebitis = false, HeartAttack = false, Hypertension = false, OtherHeart = false, Stroke = false, HeartDevice = false, Varicose = false, PastThrombosis = false,
        CirculatoryHistory = false, Liver = false, Kidney = false, Lung = false, Gangrene = false, Fungus = false, Epilepsy = false, Clotting = false, AnticoagulantUse = false, Pregnancy = false,
        Lactation = false, AirwayInfection = false, AcuteInfection = false, Fever = false, WoundInZone = false, Couperose = false, Rosacea = false, RosaceaExacerbated = false, RosaceaAcute = false,
        Acne = false, AcneExacerbated = false, AcneAcute = false, SkinInfection = false, AcuteInflammation = false, VaricoseInflammation = false, ExacerbatedButAcne = false, AcuteChronic = false,
        ChronicSkin = false, ChronicSkinStable = false, DermatitisStable = false, DermatitisActive = false, Postoperative = false, DiabeticFoot = false, LegUlcer = false, DiabetesControlled = false,
        DiabetesUncontrolled = false, DiabetesComplicated = false, Lymphoedema = false, CancerActive = false, CancerResolved = false, CancerHistory = false, HerpesResolved = false,
        RaisedReading = false, SevereImmune = false, Mood = false, SleepApnoea = false,
    };

    void Add(Diagnosis dx, string zone)
    {
        var code = dx.Icd10;
        var n = ((code[1] - '0') * 10) + code[2] - '0';
        var sub = code.Length > 4 ? code[4] : '-';
        Truth present = dx.Phase is { } p ? p is not DiseasePhase.Past : null;
        Truth past = dx.Phase is { } q ? q is DiseasePhase.Past : null;
        Truth active = dx.Phase is { } r ? r is DiseasePhase.Current or DiseasePhase.Acute or DiseasePhase.Exacerbation : null;
        Truth acute = dx.Phase is { } s ? s is DiseasePhase.Acute : null;
        Truth exacerbated = dx.Phase is { } t ? t is DiseasePhase.Exacerbation : null;
        Truth stable = dx.Phase is { } u ? u is DiseasePhase.Current or DiseasePhase.Remission : null;
        Truth resolved = dx.Phase is { } v ? v is DiseasePhase.Past or DiseasePhase.Remission : null;

        if (!(code[0] == 'L' && n == 70))
            ExacerbatedButAcne |= exacerbated;
        if (IsInflammatory(code[0], n, sub))
            AcuteInflammation |= acute;
        else if (IsChronic(code[0], n))
            AcuteChronic |= acute;
        if (IsSevereImmune(code[0], n, sub))
            SevereImmune |= present;

        switch (code[0])
        {
            case 'I':
                Heart(n, sub, present, past, active, zone);
                break;
            case 'E' when n is >= 10 and <= 14:
                DiabetesControlled |= present & dx.Controlled;
                DiabetesUncontrolled |= present & !dx.Controlled;
                if (sub is >= '0' and <= '8')
                    DiabetesComplicated |= present;
                if (sub is '4' or '5')
                    DiabeticFoot |= present;
                if (sub is '5')
                    OtherHeart |= present;
                break;
            case 'G':
                if (n == 45)
                    (OtherHeart, Stroke) = (OtherHeart | present, true);
                if (n is 40 or 41)
                    Epilepsy = true;
                if (n == 47 && sub == '3')
                    SleepApnoea |= present;
                if (n == 47 && sub == '0')
                    Mood |= present;
                break;
            case 'F':
                if (n is (>= 20 and <= 48) or 51)
                    Mood |= present;
                break;
            case 'K':
                if (n is >= 70 and <= 77)
                    Liver |= present;
                break;
            case 'N':
                if (n <= 29)
                    Kidney |= present;
                break;
            case 'J':
                if (n <= 22)
                    AirwayInfection |= active;
                if (n is (>= 40 and <= 47) or (>= 60 and <= 70) or (>= 80 and <= 86) or >= 90)
                    Lung |= present;
                break;
            case 'A' or 'B':
                Infection(code[0], n, sub, present, active, resolved);
                break;
            case 'C':
                if (n <= 97)
                    Cancer(active, resolved);
                break;
            case 'D':
                if (n is >= 65 and <= 69)
                    Clotting |= present;
                if (n is <= 9 or (>= 37 and <= 48))
                    Cancer(active, resolved);
                break;
            case 'L':
                Skin(n, sub, present, active, acute, exacerbated, stable, zone);
                break;
            case 'O':
                if (n <= 48)
                    Pregnancy |= active;
                break;
            case 'R':
                if (n == 2)
                    Gangrene |= present;
                if (n == 3 && sub == '0')
                    RaisedReading |= active;
                if (n == 50)
                    Fever |= active;
                break;
            case 'S' or 'T':
                Wound(code[0], n, sub, active, zone);
                break;
            case 'U':
                if (n == 7)
                    AirwayInfection |= active;
                break;
            case 'Z':
                Special(n, sub, present, active);
                break;
        }
    }

    void Heart(int n, char sub, Truth present, Truth past, Truth active, string zone)
    {
        if (n == 20)
            Angina |= present;
        else if (n is 21 or 22 || (n == 25 && sub == '2'))
            HeartAttack = true;
        else if (n is (>= 10 and <= 13) or 15 or 16)
            Hypertension |= present;
        else if (!(n == 78 && sub == '1') && (n is <= 79 or 81 or 82 or 85 or 95 or 98 or 99 || (n == 87 && sub is '1' or '8' or '9') || (n == 97 && sub is '0' or '1' or '8' or '9')))
            OtherHeart |= present;
        if (n is (>= 60 and <= 64) or 69)
            Stroke = true;
        if (n is 83 or 86 || (n == 87 && sub is '0' or '2'))
            Varicose |= present;
        if (n == 80)
            Phlebitis |= present;
        if (n is 26 or 80 or 81 or 82)
            PastThrombosis |= past;
        if (n == 78 && sub == '1')
            Couperose |= present;
        if ((n == 89 && sub == '0') || (n == 97 && sub == '2'))
            Lymphoedema |= present;
        if (n == 96)
            Gangrene |= present;
        if (n == 83 && sub is '1' or '2')
            VaricoseInflammation |= active;
        if (n == 83 && sub is '0' or '2' && zone is "leg" or "thigh" or "hip" or "knee" or "calf" or "foot" or "ankle")
            WoundInZone |= active;
    }

    void Infection(char letter, int n, char sub, Truth present, Truth active, Truth resolved)
    {
        if (letter == 'A')
        {
            if (n is 15 or 16)
                Lung |= present;
            if (n == 46)
                SkinInfection |= active;
            if (n == 48 && sub == '0')
                Gangrene |= present;
            else if (n is <= 9 or (>= 20 and <= 28) or (>= 32 and <= 45) or 48 or 49 or 68 or 70 or >= 75)
                AcuteInfection |= active;
            return;
        }

        if (n is 0 or 2)
            SkinInfection |= active;
        if (n == 0)
            HerpesResolved |= resolved;
        if (n is >= 15 and <= 19)
            Liver |= present;
        if (n is >= 35 and <= 49)
            Fungus |= present;
        if (n is 1 or (>= 3 and <= 6) or 8 or 9 or (>= 25 and <= 27) or 33 or 34 or (>= 50 and <= 64) or 99)
            AcuteInfection |= active;
    }

    void Cancer(Truth active, Truth resolved) => (CancerActive, CancerResolved) = (CancerActive | active, CancerResolved | resolved);

    void Skin(int n, char sub, Truth present, Truth active, Truth acute, Truth exacerbated, Truth stable, string zone)
    {
        var dermatitis = n == 30 && sub == '9';
        if (n <= 8 || dermatitis)
            SkinInfection |= active;
        if (dermatitis)
            (DermatitisStable, DermatitisActive) = (DermatitisStable | stable, DermatitisActive | active);
        else if (n is (>= 10 and <= 14) or (>= 20 and <= 30) or (>= 40 and <= 45) or 80 or 88 or (>= 92 and <= 95))
            (ChronicSkin, ChronicSkinStable) = (ChronicSkin | present, ChronicSkinStable | stable);
        if (n == 70)
            (Acne, AcneExacerbated, AcneAcute) = (Acne | present, AcneExacerbated | exacerbated, AcneAcute | acute);
        if (n == 71)
            (Rosacea, RosaceaExacerbated, RosaceaAcute) = (Rosacea | present, RosaceaExacerbated | exacerbated, RosaceaAcute | acute);
        if (n == 97)
            LegUlcer |= active;
        if ((n == 98 && sub == '4') || (n == 97 && zone is "leg" or "thigh" or "hip" or "knee" or "calf" or "foot" or "ankle"))
            WoundInZone |= active;
    }

    void Wound(char letter, int n, char sub, Truth active, string zone)
    {
        var here = letter == 'T' && ((n == 14 && sub is '0' or '1') || n is >= 29 and <= 32);
        here |= zone switch
        {
            "face" or "periorbital" or "cheeks" or "facial_oval" or "scalp" => letter == 'S' ? n is 0 or 1 : n is 20 or 26,
            "neck" or "collar" => letter == 'S' ? n is 10 or 11 : n == 20,
            "decollete" or "body" or "back" or "lower_back" or "abdomen" or "buttock" => letter == 'S' ? n is 20 or 21 or 30 or 31 : n == 21,
            "arm" or "shoulder" or "elbow" => letter == 'S' ? n is 40 or 41 or 50 or 51 : n == 22,
            "hand" => letter == 'S' ? n is 60 or 61 : n == 23,
            "leg" or "thigh" or "hip" or "knee" or "calf" => letter == 'S' ? n is 70 or 71 or 80 or 81 : n == 24,
            "foot" or "ankle" => letter == 'S' ? n is 90 or 91 : n == 25,
            _ => false,
        };
        if (here)
            WoundInZone |= active;
    }

    void Special(int n, char sub, Truth present, Truth active)
    {
        if (n == 95)
            (HeartDevice, OtherHeart) = (true, OtherHeart | present);
        if (n == 86 && sub == '7')
            CirculatoryHistory = true;
        if (n == 85)
            CancerHistory = true;
        if (n == 92 && sub == '1')
            AnticoagulantUse |= present;
        if (n is 33 or 34 or 35)
            Pregnancy |= active;
        if (n == 39 && sub == '1')
            Lactation |= active;
        if ((n == 54 && sub == '0') || (n is 48 or 98 && sub == '8'))
            Postoperative |= active;
    }

    static bool IsInflammatory(char letter, int n, char sub) => letter switch
    {
        'L' => n is (>= 10 and <= 14) or (>= 20 and <= 30) or (>= 40 and <= 45) or (>= 50 and <= 53) or 71 or 73 or 88,
        'M' => n is <= 25 or 45 or 60 or 65 or (>= 70 and <= 73) or (>= 75 and <= 77) or 86,
        'I' => n == 80 || (n == 83 && sub is '1' or '2'),
        'K' => n is <= 14 or (>= 20 and <= 63) or 65 or (>= 80 and <= 87),
        'N' => n is 30 or 41 or 45 or 49 or 61 or (>= 70 and <= 77),
        'H' => n is <= 22 or (>= 60 and <= 67),
        'J' => n is >= 30 and <= 39,
        'G' => n is >= 50 and <= 59,
        _ => false,
    };

    /// <summary>What is left of the chronic diseases when those that inflame are taken out.</summary>
    static bool IsChronic(char letter, int n) => letter switch
    {
        'C' or 'D' or 'E' or 'F' or 'G' => true,
        'H' => n is (>= 23 and <= 59) or (>= 68 and <= 95),
        'I' => n is not (20 or 21 or 22 or 26 or (>= 60 and <= 64)),
        'J' => n >= 40,
        'K' => n is 64 or (>= 66 and <= 79) or >= 88 and <= 93,
        'L' => n is (>= 46 and <= 49) or (>= 54 and <= 69) or (>= 74 and <= 87) or >= 89,
        'M' => n is (>= 26 and <= 44) or (>= 46 and <= 59) or (>= 61 and <= 64) or (>= 66 and <= 69) or 74 or (>= 78 and <= 85) or >= 87,
        'N' => n is <= 29 and not (10 or 17) or (>= 31 and <= 40) or (>= 42 and <= 44) or (>= 46 and <= 48) or (>= 50 and <= 60) or (>= 62 and <= 69) or >= 78,
        _ => false,
    };

    static bool IsSevereImmune(char letter, int n, char sub) => letter switch
    {
        'D' => n is >= 80 and <= 89 || (n == 59 && sub == '1') || (n == 69 && sub == '3'),
        'B' => n is >= 20 and <= 24,
        'Z' => n == 94,
        'E' => (n == 5 && sub == '0') || (n == 6 && sub == '3') || (n == 27 && sub == '1'),
        'G' => n == 35 || (n == 61 && sub == '0') || (n == 70 && sub == '0'),
        'K' => n is 50 or 51 || (n == 74 && sub == '3') || (n == 75 && sub == '4') || (n == 90 && sub == '0'),
        'L' => n is 10 or 12 or 93,
        'M' => n is 5 or 6 or 8 or (>= 30 and <= 36) or 45,
        _ => false,
    };
}
