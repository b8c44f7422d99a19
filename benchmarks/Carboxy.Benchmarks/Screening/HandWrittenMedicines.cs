namespace Carboxy.Screening;

/// <summary>What the list of medicines says to the rules, gathered in one pass.</summary>
struct HandWrittenMedicines
{
    public Truth Thrombolytic, AnticoagulantWithEnd, AnticoagulantForGood, CarbonicSystemic, CarbonicOther, Biguanide, Antiplatelet, Nsaid, CancerMedicine, Immunosuppressant, IsotretinoinRecent, TopicalRetinoid;

    public static HandWrittenMedicines Read(IReadOnlyList<Medicine>? medicines, DateOnly today)
    {
        if (medicines is null)
            return default;
        var said = new HandWrittenMedicines
        {
            Thrombolytic = false, AnticoagulantWithEnd = false, AnticoagulantForGood = false, CarbonicSystemic = false, CarbonicOther = false, Biguanide = false,
            Antiplatelet = false, Nsaid = false, CancerMedicine = false, Immunosuppressant = false, IsotretinoinRecent = false, TopicalRetinoid = false,
        };
        foreach (var (code, ends) in medicines)
        {
            if (ends is null || ends >= today.AddDays(-183))
                said.IsotretinoinRecent |= Is(code, "D10BA01");
            if (ends >= today || ends is null)
                said.Add(code, ends);
        }

        return said;
    }

    void Add(string code, DateOnly? ends)
    {
        switch (code[0])
        {
            case 'B':
                var anticoagulant = Is(code, "B01AA") | Is(code, "B01AB") | Is(code, "B01AE") | Is(code, "B01AF") | Is(code, "B01AX05");
                if (ends is null)
                    AnticoagulantForGood |= anticoagulant;
                else
                    AnticoagulantWithEnd |= anticoagulant;
                Thrombolytic |= Is(code, "B01AD");
                Antiplatelet |= Is(code, "B01AC");
                break;
            case 'S':
                CarbonicSystemic |= Is(code, "S01EC01") | Is(code, "S01EC02") | Is(code, "S01EC05");
                CarbonicOther |= Is(code, "S01EC03") | Is(code, "S01EC04") | Is(code, "S01EC54") | Is(code, "S01ED51");
                break;
            case 'N':
                CarbonicOther |= Is(code, "N03AX11") | Is(code, "N03AX15");
                Nsaid |= Is(code, "N02BA01");
                break;
            case 'M':
                Nsaid |= Is(code, "M01A");
                break;
            case 'L':
                CancerMedicine |= Is(code, "L01") | Is(code, "L02BA") | Is(code, "L02BB") | Is(code, "L02BG");
                Immunosuppressant |= Is(code, "L04A");
                break;
            case 'D':
                TopicalRetinoid |= Is(code, "D10AD");
                break;
            case 'A':
                Biguanide |= Is(code, "A10BA") | Combined(code);
                break;
        }
    }

    /// <summary>Metformin together with something else: all of A10BD but five that hold none.</summary>
    static Truth Combined(string code) => code.Length < 7
        ? code is "A" or "A10" or "A10B" or "A10BD" ? null : false
        : code.StartsWith("A10BD", StringComparison.Ordinal) && code[5..] is "01" or "02" or "03" or "05" or "07" or "08" or "10" or "11" or "13" or "14" or "15" or "16" or "17" or "18" or "20" or "22" or "23" or "25" or "26" or "27";

    /// <summary>A code that is shorter than the group's may mean one of it.</summary>
    static Truth Is(string code, string group) => code.StartsWith(group, StringComparison.Ordinal) ? true : group.StartsWith(code, StringComparison.Ordinal) ? null : false;
}
