using Microsoft.EntityFrameworkCore;
using Carboxy.Work.Database;

namespace Carboxy.Work.Audit;

static class AuditMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<AuditLine>("audit_line", nameof(AuditLine.Sequence));
        model.InClinic<AuditHead>("audit_head");
    }
}
